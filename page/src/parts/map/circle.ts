/** Circles on the ground, so that an uncertainty of 20 km is 20 km at every zoom and latitude. */

const EARTH_KM = 6371.0088;
const CORNERS = 64;

export type Position = [longitude: number, latitude: number];

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (radians: number): number => (radians * 180) / Math.PI;

/** The point so many kilometres from another one, in a direction (degrees from north with the clock). */
export function moveOn([longitude, latitude]: Position, km: number, bearing: number): Position {
  const [far, from, towards] = [km / EARTH_KM, radians(latitude), radians(bearing)];
  const to = Math.asin(Math.sin(from) * Math.cos(far) + Math.cos(from) * Math.sin(far) * Math.cos(towards));
  const turned = Math.atan2(
    Math.sin(towards) * Math.sin(far) * Math.cos(from),
    Math.cos(far) - Math.sin(from) * Math.sin(to),
  );
  return [longitude + degrees(turned), degrees(to)];
}

/** The ring of points at a distance from a point, closed, against the clock as GeoJSON wants it. */
export function ringAround(centre: Position, km: number): Position[] {
  const corners = Array.from({ length: CORNERS }, (_, corner) => moveOn(centre, km, -(corner * 360) / CORNERS));
  return [...corners, corners[0]!];
}
