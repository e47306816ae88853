/** Distances on the globe. */

interface Point {
  latitude: number;
  longitude: number;
}

const EARTH_KM = 6371.0088;

/** Kilometres between two points, along a great circle. */
export function measureKm(one: Point, other: Point): number {
  const rad = Math.PI / 180;
  const [north, east] = [(other.latitude - one.latitude) * rad, (other.longitude - one.longitude) * rad];
  const chord = Math.sin(north / 2) ** 2 + Math.cos(one.latitude * rad) * Math.cos(other.latitude * rad) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}
