/** The pictures that the map sets: the signs of events, the same as in the list, and the hatching of areas. */

import type { Map as MapLibre } from "maplibre-gl";

import { MARKS, SHAPES } from "../../lib/signs.ts";
import { groupOf, type Group, TYPES } from "../../lib/vocabulary.ts";
import type { Colours } from "./colours.ts";

type Brush = OffscreenCanvasRenderingContext2D;

/** The side of a sign, in pixels of the page. */
export const SIDE = 22;
const HATCH_SIDE = 8;
/** How many pixels of a picture make one of the page. */
export const SHARP = 2;

const TONES: Record<Group, [ink: keyof Colours, wash: keyof Colours]> = {
  violence: ["bad", "bad-wash"],
  demonstration: ["warn", "warn-wash"],
  development: ["accent", "accent-wash"],
  speech: ["ink-soft", "sunken"],
};

type Painter = (brush: Brush, colours: Colours) => void;

const listSigns = (type: string): [name: string, paint: Painter][] => [
  [`sign:${type}`, (brush, colours) => drawSign(brush, type, colours, false)],
  [`sign:${type}:contested`, (brush, colours) => drawSign(brush, type, colours, true)],
];

const PAINTED: Record<string, Painter> = {
  ...Object.fromEntries(Object.keys(TYPES).flatMap(listSigns)),
  hatch: (brush, colours) => drawHatch(brush, colours["ink-soft"]),
  "hatch-lit": (brush, colours) => drawHatch(brush, colours.accent, 1.6),
  area: drawArea,
  "pin:plain": (brush, colours) => drawPin(brush, colours, colours.accent),
  "pin:differs": (brush, colours) => drawPin(brush, colours, colours.warn, true),
};

/** Give the map all its pictures, or give them anew in other colours. */
export function setImages(map: MapLibre, colours: Colours): void {
  for (const name of Object.keys(PAINTED)) set(map, name, readPixels(paintPicture(name, colours)));
}

/** A picture by its name, twice as fine as it is shown. */
export function paintPicture(name: string, colours: Colours): OffscreenCanvas {
  const side = name.startsWith("hatch") ? HATCH_SIDE : SIDE;
  const canvas = new OffscreenCanvas(side * SHARP, side * SHARP);
  const brush = open(canvas);
  brush.scale(SHARP, SHARP);
  PAINTED[name]!(brush, colours);
  return canvas;
}

function set(map: MapLibre, name: string, picture: ImageData): void {
  if (map.hasImage(name)) map.updateImage(name, picture);
  else map.addImage(name, picture, { pixelRatio: SHARP });
}

// Read at once: a canvas on the graphics card would make the page wait for it, picture by picture.
const open = (canvas: OffscreenCanvas): Brush => canvas.getContext("2d", { willReadFrequently: true })!;

const readPixels = (canvas: OffscreenCanvas): ImageData => open(canvas).getImageData(0, 0, canvas.width, canvas.height);

/** A sign of lib/signs.ts; where voices differ on the incident, with a second line around it. */
function drawSign(brush: Brush, type: string, colours: Colours, contested: boolean): void {
  const group = groupOf(type) ?? "development";
  const [ink, wash] = TONES[group];
  const shape = new Path2D(SHAPES[group]);
  brush.translate((SIDE - 16) / 2, (SIDE - 16) / 2);
  if (contested) {
    brush.lineWidth = 4.6;
    brush.strokeStyle = colours[ink];
    brush.stroke(shape);
  }
  brush.lineWidth = contested ? 2.6 : 3;
  brush.strokeStyle = colours.sheet;
  brush.stroke(shape);
  brush.fillStyle = colours[wash];
  brush.fill(shape);
  brush.lineWidth = 1.2;
  brush.strokeStyle = colours[ink];
  brush.stroke(shape);
  brush.lineWidth = 1.4;
  brush.lineCap = brush.lineJoin = "round";
  brush.stroke(new Path2D(MARKS[type] ?? ""));
}

function drawHatch(brush: Brush, colour: string, width = 0.9): void {
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.stroke(new Path2D("M-2 2 2 -2M0 8 8 0M6 10 10 6"));
}

/** The badge of an area: a hatched square, so that it is not taken for a point. */
function drawArea(brush: Brush, colours: Colours): void {
  brush.fillStyle = colours.sheet;
  brush.fillRect(3, 3, 16, 16);
  brush.save();
  brush.beginPath();
  brush.rect(3, 3, 16, 16);
  brush.clip();
  brush.strokeStyle = colours["ink-soft"];
  brush.stroke(new Path2D("M0 10 10 0M0 16 16 0M0 22 22 0M6 22 22 6M12 22 22 12"));
  brush.restore();
  brush.setLineDash([3, 2]);
  brush.lineWidth = 1.4;
  brush.strokeStyle = colours.ink;
  brush.strokeRect(3, 3, 16, 16);
}

function drawPin(brush: Brush, colours: Colours, colour: string, differs = false): void {
  const shape = new Path2D(differs ? "M11 4 18 17H4z" : "M11 5a6 6 0 1 1 0 12a6 6 0 0 1 0-12z");
  brush.lineWidth = 4;
  brush.strokeStyle = colours.sheet;
  brush.stroke(shape);
  brush.fillStyle = differs ? colours.sheet : colour;
  brush.fill(shape);
  brush.lineWidth = 2;
  brush.strokeStyle = colour;
  brush.stroke(shape);
}
