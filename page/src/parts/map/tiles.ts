/** The user's own tiles (greffier serve --tiles FILE.pmtiles), laid under our outlines. */

import { addProtocol, type LayerSpecification, type Map as MapLibre } from "maplibre-gl";
import { PMTiles, Protocol, TileType } from "pmtiles";

import type { Colours } from "./colours.ts";

interface Metadata {
  attribution?: string;
  vector_layers?: { id: string }[];
}

const ABOVE_TILES = "coast";

/** Add the tiles to a map; gives the line that says whose they are, as plain text. */
export async function addTiles(map: MapLibre, colours: Colours): Promise<string> {
  const address = `${location.origin}/tiles`;
  const file = new PMTiles(address);
  const protocol = new Protocol({ metadata: true });
  protocol.add(file);
  addProtocol("pmtiles", protocol.tile);
  const [header, metadata] = await Promise.all([file.getHeader(), file.getMetadata() as Promise<Metadata>]);
  const isVector = header.tileType === TileType.Mvt;
  map.addSource("tiles", { type: isVector ? "vector" : "raster", url: `pmtiles://${address}` });
  const layers = isVector ? listLayers(metadata.vector_layers ?? [], colours) : [picture()];
  for (const layer of layers) map.addLayer(layer, ABOVE_TILES);
  return sayPlain(metadata.attribution ?? "");
}

const picture = (): LayerSpecification => ({ id: "tiles", type: "raster", source: "tiles" });

// We cannot know what a layer of somebody's tiles means: all are drawn alike, faint, as ground for what is told.
function listLayers(layers: { id: string }[], colours: Colours): LayerSpecification[] {
  return layers.flatMap(({ id }): LayerSpecification[] => [
    {
      id: `tiles-${id}-fill`, type: "fill", source: "tiles", "source-layer": id, filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": colours["ink-soft"], "fill-opacity": 0.08 },
    },
    {
      id: `tiles-${id}-line`, type: "line", source: "tiles", "source-layer": id,
      paint: { "line-color": colours["ink-soft"], "line-opacity": 0.45, "line-width": 0.7 },
    },
  ]);
}

/** The text of an attribution, which may be written with tags. */
const sayPlain = (attribution: string): string =>
  new DOMParser().parseFromString(attribution, "text/html").body.textContent?.trim() ?? "";
