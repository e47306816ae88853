/** The map as a still picture: it is there at once, and stays where a browser cannot draw the map itself. */

import type { Feature } from "geojson";

import type { Language } from "../../lib/i18n.svelte.ts";
import type { Camera } from "./camera.ts";
import type { Colours } from "./colours.ts";
import { paintPicture, SIDE } from "./images.ts";
import { heapRadius } from "./layers.ts";
import { loadFor } from "./lands.ts";
import type { World } from "./outlines.ts";
import { Pencil } from "./pencil.ts";
import type { Features } from "./stacks.ts";
import { isNamed, nameSize } from "./style.ts";

const NAME_GAP_PX = 6;

/** Draw the world and what is told of, as a camera sees them. */
export async function drawStill(canvas: HTMLCanvasElement, camera: Camera, told: Features, colours: Colours, language: Language): Promise<void> {
  const world = await loadFor(camera.zoom);
  const pencil = new Pencil(canvas, camera);
  drawGround(pencil, world, colours);
  drawExtents(pencil, told, colours);
  drawNames(pencil, world, colours, language);
  drawHeaps(pencil, told, colours);
  drawSigns(pencil, told, colours);
}

function drawGround(pencil: Pencil, { land, borders, disputed }: World, { "accent-wash": sea, sheet, "ink-soft": soft }: Colours): void {
  const [shores, cut] = [pencil.trace(land.features), pencil.trace([wrap(disputed)])];
  pencil.cover(sea);
  pencil.fill(shores, sheet);
  pencil.stroke(shores, soft, 0.4, { alpha: 0.55 });
  pencil.stroke(pencil.trace([wrap(borders)]), soft, 0.7);
  pencil.stroke(cut, sheet, 1.2);
  pencil.stroke(cut, soft, 0.8, { dashes: [2, 1.6] });
}

/** Areas, how far off a point may be, stretches of road, the box that is drawn. */
function drawExtents(pencil: Pencil, { areas = [], circles = [], lines = [], box = [] }: Features, colours: Colours): void {
  pencil.fillWith(pencil.trace(areas), paintPicture("hatch", colours), 0.45);
  pencil.stroke(pencil.trace(areas), colours.ink, 1, { alpha: 0.7, dashes: [3, 2] });
  for (const circle of circles) pencil.fill(pencil.trace([circle]), colours.accent, 0.06); // where they overlap, they add up
  pencil.stroke(pencil.trace(circles), colours.accent, 0.8, { alpha: 0.45 });
  pencil.stroke(pencil.trace(lines), colours.accent, 4, { alpha: 0.6 });
  pencil.stroke(pencil.trace(box), colours.accent, 2, { dashes: [4, 2] });
}

/** The names of countries, the largest first, where they do not meet. */
function drawNames(pencil: Pencil, { labels }: World, { ink, sheet }: Colours, language: Language): void {
  const size = nameSize(pencil.camera.zoom);
  const taken: { x: number; y: number; half: number }[] = [];
  const named = labels.filter(({ properties }) => isNamed(properties.size, pencil.camera.zoom));
  for (const country of named.toSorted((a, b) => b.properties.size - a.properties.size)) {
    const says = country.properties[language];
    const [[x, y], half] = [pencil.place(country), pencil.measure(says, size) / 2 + NAME_GAP_PX];
    if (taken.some((one) => Math.abs(one.x - x) < one.half + half && Math.abs(one.y - y) < size + NAME_GAP_PX)) continue;
    taken.push({ x, y, half });
    pencil.write(says, x, y, { size, ink, halo: sheet, alpha: 0.75 });
  }
}

function drawHeaps(pencil: Pencil, { heaps = [] }: Features, { sheet, ink }: Colours): void {
  for (const heap of heaps.toSorted((a, b) => a.properties!.count - b.properties!.count)) {
    const [x, y] = pencil.place(heap);
    const ring = new Path2D();
    ring.arc(x, y, heapRadius(heap.properties!.count), 0, 2 * Math.PI);
    pencil.fill(ring, sheet, 0.92);
    pencil.stroke(ring, ink, 2);
    pencil.write(heap.properties!.says, x, y, { size: 12, ink });
  }
}

function drawSigns(pencil: Pencil, { points = [] }: Features, colours: Colours): void {
  for (const point of points) {
    const [[x, y], { picture, count, says }] = [pencil.place(point), point.properties!];
    pencil.set(paintPicture(picture, colours), x, y, SIDE);
    if (count > 1) pencil.write(says, x + SIDE * 0.7, y - SIDE * 0.35, { size: 11, ink: colours.ink, halo: colours.sheet });
  }
}

const wrap = (geometry: Feature["geometry"]): Feature => ({ type: "Feature", properties: {}, geometry });
