/** The map itself: MapLibre with our own outlines, nothing from elsewhere. Loaded only when a map is shown. */

import { type GeoJSONSource, type LngLatBoundsLike, Map as MapLibre, type PointLike, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";

import type { Language } from "../../lib/i18n.svelte.ts";
import type { Window } from "./around.ts";
import { FIRST, type View, ZOOMS } from "./camera.ts";
import { readColours } from "./colours.ts";
import { setImages } from "./images.ts";
import { TOLD, type Told, TOUCHED } from "./layers.ts";
import { findLands } from "./lands.ts";
import { listCountries, loadAfar, loadRegions, type Regions } from "./outlines.ts";
import type { Features } from "./stacks.ts";
import { makeStyle, REGIONS_FROM } from "./style.ts";

setWorkerUrl(workerUrl);

type Mood = "lit" | "chosen";

const WIDEST = 85;
const MOST_COUNTRIES = 40;
const TOUCH_PX = 5;

/** A map in an element. `open` it, `show` features, `close` it. */
export class Ground {
  /** The language and the colours that it is drawn in. */
  #drawnIn: string;
  #marked: Record<Mood, string[]> = { lit: [], chosen: [] };
  #lands: string | null = null;
  #looked = 0;
  #countries = "";
  /** Resolves when land and borders are there; rejects where their files cannot be had. */
  filled: Promise<void> = Promise.resolve();
  #held = new Map<Told, GeoJSON.Feature[]>();

  private constructor(
    readonly map: MapLibre,
    drawnIn: string,
  ) {
    this.#drawnIn = drawnIn;
  }

  /** Make a map and fill its ground. `label`: what a screen reader calls it. */
  static async open(container: HTMLElement, label: string, language: Language, at: View | Window): Promise<Ground> {
    loadAfar().catch(() => {}); // on its way while the rest is made ready; `filled` tells of a failure
    await document.fonts.load("16px 'Noto Sans Arabic Variable'", language === "ar" ? "سوريا" : "");
    const colours = readColours();
    const map = new MapLibre({
      container,
      style: makeStyle(colours, language),
      ...(Array.isArray(at) ? { bounds: at, fitBoundsOptions: FIRST } : { center: [at.longitude, at.latitude], zoom: at.zoom }),
      ...ZOOMS,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      boxZoom: false,
      renderWorldCopies: false,
      fadeDuration: 0,
      locale: { "Map.Title": label },
      canvasContextAttributes: { preserveDrawingBuffer: false },
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    await map.once("style.load");
    const ground = new Ground(map, JSON.stringify([language, colours]));
    setImages(map, colours);
    map.on("moveend", () => void ground.#showGround());
    ground.filled = Promise.all([ground.#nameCountries(), ground.#showGround()]).then(() => {});
    return ground;
  }

  close(): void {
    this.map.remove();
  }

  /** Draw these instead of what was drawn; resolves when they are drawn. Sources that are not named stay as they are. */
  async show(features: Features): Promise<void> {
    const waiting = new Map<string, Promise<void>>();
    for (const [name, list] of Object.entries(features)) {
      if (list.length === 0 && !this.#held.get(name as Told)?.length) continue;
      this.#held.set(name as Told, list);
      waiting.set(name, this.#set(name, { type: "FeatureCollection", features: list }));
    }
    for (const mood of ["lit", "chosen"] as const) this.mark(mood, this.#marked[mood]);
    if (waiting.size === 0) return;
    await Promise.all(waiting.values());
    this.map.triggerRepaint();
    // The first picture after it may still lack them: their tiles are cut by another thread.
    do await this.map.once("render");
    while (![...waiting.keys()].every((name) => this.map.isSourceLoaded(name)));
  }

  /** Light up, or show as chosen, what has these keys, and nothing else. */
  mark(mood: Mood, keys: string[]): void {
    const all = new Set([...this.#marked[mood], ...keys]);
    for (const key of all) for (const source of TOLD) this.map.setFeatureState({ source, id: key }, { [mood]: keys.includes(key) });
    this.#marked[mood] = keys;
  }

  /** The keys of what lies at a point of the map, what is on top first. */
  touch({ x, y }: { x: number; y: number }): { source: Told; key: string }[] {
    const around: [PointLike, PointLike] = [[x - TOUCH_PX, y - TOUCH_PX], [x + TOUCH_PX, y + TOUCH_PX]];
    const found = this.map.queryRenderedFeatures(around, { layers: [...TOUCHED] });
    const order = (source: string) => TOUCHED.indexOf(source as (typeof TOUCHED)[number]);
    const keys = found.map((one) => ({ source: one.source as Told, key: String(one.properties.key) }));
    return keys.toSorted((a, b) => order(a.source) - order(b.source));
  }

  window(): Window {
    const bounds = this.map.getBounds();
    const [west, east] = [Math.max(bounds.getWest(), -180), Math.min(bounds.getEast(), 180)];
    return [west, Math.max(bounds.getSouth(), -WIDEST), east, Math.min(bounds.getNorth(), WIDEST)];
  }

  fit(box: Window, { padding = 48, maxZoom = 9, animate = true } = {}): void {
    this.map.fitBounds(box as LngLatBoundsLike, { padding, maxZoom, animate, duration: 400 });
  }

  /** Draw all in the theme and the language of the page. */
  restyle(language: Language): void {
    const colours = readColours();
    const wanted = JSON.stringify([language, colours]);
    if (wanted === this.#drawnIn) return;
    this.#drawnIn = wanted;
    for (const layer of makeStyle(colours, language).layers) {
      for (const kind of ["paint", "layout"] as const) {
        const properties = (layer as { paint?: object; layout?: object })[kind] ?? {};
        for (const [name, value] of Object.entries(properties)) {
          if (kind === "paint") this.map.setPaintProperty(layer.id, name as never, value as never);
          else this.map.setLayoutProperty(layer.id, name as never, value as never);
        }
      }
    }
    setImages(this.map, colours);
  }

  async #nameCountries(): Promise<void> {
    void this.#set("country-names", { type: "FeatureCollection", features: (await loadAfar()).labels });
  }

  async #showGround(): Promise<void> {
    await Promise.all([this.#showLands(), this.#showRegions()]);
  }

  async #showLands(): Promise<void> {
    const mine = ++this.#looked;
    const { key, land, borders, disputed } = await findLands(this.map.getZoom(), this.window());
    if (mine !== this.#looked || key === this.#lands) return;
    this.#lands = key;
    for (const [name, data] of Object.entries({ land, borders, disputed })) void this.#set(name, data);
  }

  // Only what is in view is loaded, and only when it can be made out.
  async #showRegions(): Promise<void> {
    if (this.map.getZoom() < REGIONS_FROM) return;
    const countries = listCountries(await loadAfar(), this.window()).slice(0, MOST_COUNTRIES);
    if (countries.join() === this.#countries) return;
    this.#countries = countries.join();
    const found = (await Promise.all(countries.map(loadRegions))).filter((one): one is Regions => one !== null);
    if (countries.join() !== this.#countries) return;
    const features = found.map(({ lines }) => ({ type: "Feature", properties: {}, geometry: lines }) as const);
    void this.#set("region-lines", { type: "FeatureCollection", features });
    void this.#set("region-names", { type: "FeatureCollection", features: found.flatMap(({ labels }) => labels) });
  }

  async #set(source: string, data: GeoJSON.GeoJSON): Promise<void> {
    await this.map.getSource<GeoJSONSource>(source)?.setData(data);
  }
}
