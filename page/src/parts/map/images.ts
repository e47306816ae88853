/** The pictures that the map sets: the signs of events, the same as in the list, and the hatching of areas. */

import type { Map as MapLibre } from "maplibre-gl";

import { MARKS, SHAPES } from "../../lib/signs.ts";
import { groupOf, type Group, TYPES } from "../../lib/vocabulary.ts";
import type { Colours } from "./colours.ts";

const SIDE = 22;
const SHARP = 2;

const TONES: Record<Group, [ink: keyof Colours, wash: keyof Colours]> = {
  violence: ["bad", "bad-wash"],
  demonstration: ["warn", "warn-wash"],
  development: ["accent", "accent-wash"],
  speech: ["ink-soft", "sunken"],
};

/** Give the map all its pictures, or give them anew in other colours. */
export function setImages(map: MapLibre, colours: Colours): void {
  for (const type of Object.keys(TYPES)) {
    set(map, `sign:${type}`, draw((brush) => drawSign(brush, type, colours, false)));
    set(map, `sign:${type}:contested`, draw((brush) => drawSign(brush, type, colours, true)));
  }
  set(map, "hatch", draw((brush) => drawHatch(brush, colours["ink-soft"]), 8));
  set(map, "hatch-lit", draw((brush) => drawHatch(brush, colours.accent, 1.6), 8));
  set(map, "area", draw((brush) => drawArea(brush, colours)));
  set(map, "pin:plain", draw((brush) => drawPin(brush, colours, colours.accent)));
  set(map, "pin:differs", draw((brush) => drawPin(brush, colours, colours.warn, true)));
}

function set(map: MapLibre, name: string, picture: ImageData): void {
  if (map.hasImage(name)) map.updateImage(name, picture);
  else map.addImage(name, picture, { pixelRatio: SHARP });
}

type Brush = OffscreenCanvasRenderingContext2D;

function draw(paint: (brush: Brush) => void, side = SIDE): ImageData {
  // Read at once: a canvas on the graphics card would make the page wait for it, picture by picture.
  const brush = new OffscreenCanvas(side * SHARP, side * SHARP).getContext("2d", { willReadFrequently: true })!;
  brush.scale(SHARP, SHARP);
  paint(brush);
  return brush.getImageData(0, 0, side * SHARP, side * SHARP);
}

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
