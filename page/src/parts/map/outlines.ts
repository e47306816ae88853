/** The outlines of countries and their regions, from the page's own files (tools/derive_outlines.py makes them). */

import type { Feature, FeatureCollection, Geometry, MultiLineString, MultiPolygon, Point } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, MultiLineString as Lines, Topology } from "topojson-specification";

interface Names {
  fr: string;
  en: string;
  ar: string;
  at: [longitude: number, latitude: number];
}
interface CountryNames extends Names {
  box: [west: number, south: number, east: number, north: number];
  size: number;
}
type WorldFile = Topology<{ countries: GeometryCollection<CountryNames>; borders: Lines; disputed: Lines }>;
type RegionsFile = Topology<{ regions: GeometryCollection<Names> }>;

export interface World {
  land: FeatureCollection<Geometry, CountryNames>;
  borders: MultiLineString;
  disputed: MultiLineString;
  labels: Feature<Point, CountryNames>[];
}
export interface Regions {
  shapes: Map<string, Feature<MultiPolygon, Names>>;
  lines: MultiLineString;
  labels: Feature<Point, Names>[];
}

const FOLDER = `${import.meta.env.BASE_URL}map/`;

const worlds = new Map<string, Promise<World>>();
const regions = new Map<string, Promise<Regions | null>>();

/** All countries, as fine as one can come near. Asked for once. */
export const loadWorld = (): Promise<World> => load("world.json");

/** All countries, as fine as the whole world on a screen shows them. Asked for once. */
export const loadAfar = (): Promise<World> => load("afar.json");

function load(name: string): Promise<World> {
  if (!worlds.has(name)) worlds.set(name, readWorld(name));
  return worlds.get(name)!;
}

/** The regions of a country (ISO 3166-1: « SY »); null where the map has none. */
export function loadRegions(country: string): Promise<Regions | null> {
  if (!/^[A-Z]{2}$/.test(country)) return Promise.resolve(null);
  if (!regions.has(country)) regions.set(country, readRegions(country));
  return regions.get(country)!;
}

/** The shape of a region or a country by the gazetteer's id: « admin1:SY-DY », « country:SY ». `country` helps to find it. */
export async function findShape(id: string, country: string | null): Promise<Feature<MultiPolygon> | null> {
  const bare = id.replace(/^(admin1|country):/, "");
  if (/^[A-Z]{2}$/.test(bare)) {
    const found = (await loadWorld()).land.features.find((one) => one.id === bare);
    return (found as Feature<MultiPolygon> | undefined) ?? null;
  }
  return (await loadRegions(country ?? bare.slice(0, 2)))?.shapes.get(bare) ?? null;
}

async function readWorld(name: string): Promise<World> {
  const file: WorldFile = await read(name);
  const land = feature(file, file.objects.countries);
  const lines = (name: "borders" | "disputed") => feature(file, file.objects[name]).geometry as MultiLineString;
  return { land, borders: lines("borders"), disputed: lines("disputed"), labels: land.features.map(label) };
}

async function readRegions(country: string): Promise<Regions | null> {
  const file: RegionsFile | null = await read<RegionsFile>(`admin1/${country}.json`).catch(() => null);
  if (!file) return null;
  const { features } = feature(file, file.objects.regions);
  const shapes = new Map(features.map((one) => [String(one.id), one as Feature<MultiPolygon, Names>]));
  return { shapes, lines: mesh(file, file.objects.regions, (a, b) => a !== b), labels: features.map(label) };
}

const label = <Kind extends Names>(one: Feature<Geometry, Kind>): Feature<Point, Kind> => ({
  type: "Feature",
  properties: one.properties,
  geometry: { type: "Point", coordinates: one.properties.at },
});

async function read<File>(name: string): Promise<File> {
  const answer = await fetch(FOLDER + name);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

/** The countries that a window of the map touches, the largest first. */
export function listCountries({ land }: World, [west, south, east, north]: number[]): string[] {
  const seen = land.features.filter(({ properties: { box: [w, s, e, n] } }) => w < east! && e > west! && s < north! && n > south!);
  return seen.toSorted((a, b) => b.properties.size - a.properties.size).map(({ id }) => String(id));
}
