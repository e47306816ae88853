/** Draws lines, shapes and words of the ground on a canvas, where a camera sees them. */

import type { Feature, LineString, MultiPolygon, Point, Polygon, Position as Corner } from "geojson";

import type { Camera } from "./camera.ts";
import type { Position } from "./circle.ts";
import { SHARP } from "./images.ts";
import { TYPE } from "./type.ts";

const FINE_PX = 0.7; // finer bends are left out
const HALO_PX = 2.8;
const FAMILY = TYPE.map((name) => `"${name}"`).join();

interface Line {
  alpha?: number;
  dashes?: number[];
}

export class Pencil {
  readonly #brush: CanvasRenderingContext2D;

  constructor(
    canvas: HTMLCanvasElement,
    readonly camera: Camera,
  ) {
    const { clientWidth: width, clientHeight: height } = canvas;
    [canvas.width, canvas.height] = [width * devicePixelRatio, height * devicePixelRatio];
    this.#brush = canvas.getContext("2d")!;
    this.#brush.scale(devicePixelRatio, devicePixelRatio);
    [this.#brush.textAlign, this.#brush.textBaseline, this.#brush.lineJoin] = ["center", "middle", "round"];
  }

  /** The pixel of a point. */
  place = (feature: Feature): [x: number, y: number] => this.camera.project((feature.geometry as Point).coordinates as Position);

  /** The path of lines and shapes. */
  trace(features: Feature[]): Path2D {
    const path = new Path2D();
    for (const line of features.flatMap(listLines)) this.#follow(path, line);
    return path;
  }

  #follow(path: Path2D, line: Corner[]): void {
    let [lastX, lastY] = [Infinity, Infinity];
    for (const [at, corner] of line.entries()) {
      const [x, y] = this.camera.project(corner as Position);
      if (at === 0) path.moveTo(x, y);
      else if (Math.abs(x - lastX) + Math.abs(y - lastY) < FINE_PX && at < line.length - 1) continue;
      else path.lineTo(x, y);
      [lastX, lastY] = [x, y];
    }
  }

  fill(path: Path2D, style: string | CanvasPattern, alpha = 1): void {
    this.#brush.globalAlpha = alpha;
    this.#brush.fillStyle = style;
    this.#brush.fill(path, "evenodd");
  }

  /** Fill the whole canvas. */
  cover(style: string): void {
    this.#brush.fillStyle = style;
    this.#brush.fillRect(0, 0, this.#brush.canvas.width, this.#brush.canvas.height);
  }

  /** Fill a path with a picture, again and again. */
  fillWith(path: Path2D, picture: OffscreenCanvas, alpha: number): void {
    const pattern = this.#brush.createPattern(picture, "repeat")!;
    pattern.setTransform(new DOMMatrix().scale(1 / SHARP));
    this.fill(path, pattern, alpha);
  }

  stroke(path: Path2D, style: string, width: number, { alpha = 1, dashes = [] }: Line = {}): void {
    [this.#brush.globalAlpha, this.#brush.strokeStyle, this.#brush.lineWidth] = [alpha, style, width];
    this.#brush.setLineDash(dashes);
    this.#brush.stroke(path);
  }

  /** Set a picture with its middle at a pixel. */
  set(picture: OffscreenCanvas, x: number, y: number, side: number): void {
    this.#brush.globalAlpha = 1;
    this.#brush.drawImage(picture, x - side / 2, y - side / 2, side, side);
  }

  /** Words with their middle at a pixel; with a halo where they stand on the ground. */
  write(words: string, x: number, y: number, { size, ink, halo, alpha = 1 }: { size: number; ink: string; halo?: string; alpha?: number }): void {
    this.#brush.font = `${size}px ${FAMILY}`;
    this.#brush.globalAlpha = alpha;
    if (halo) {
      [this.#brush.strokeStyle, this.#brush.lineWidth] = [halo, HALO_PX];
      this.#brush.setLineDash([]);
      this.#brush.strokeText(words, x, y);
    }
    this.#brush.fillStyle = ink;
    this.#brush.fillText(words, x, y);
  }

  /** How wide words are, in pixels. */
  measure(words: string, size: number): number {
    this.#brush.font = `${size}px ${FAMILY}`;
    return this.#brush.measureText(words).width;
  }
}

function listLines({ geometry }: Feature): Corner[][] {
  if (geometry.type === "LineString") return [(geometry as LineString).coordinates];
  if (geometry.type === "MultiPolygon") return (geometry as MultiPolygon).coordinates.flat();
  return "coordinates" in geometry ? ((geometry as Polygon).coordinates as Corner[][]) : []; // also lines that are several
}
