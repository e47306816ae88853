/** The record format, as far as the page shows it (docs/record.md). Offsets count code points. */

export interface Span {
  start: number;
  end: number;
  quote?: string;
}

export interface Source {
  id: string;
  kind: string;
  name: string | null;
  description: string | null;
  actor: string | null;
  via: string | null;
  spans: Span[];
}

export interface Count {
  low: number | null;
  high: number | null;
  approximate: boolean;
}

export interface Participant {
  role: string;
  span: Span | null;
  actor: string | null;
  name: string | null;
  count: Count | null;
  attribution?: string;
}

export interface When {
  edtf: string;
  precision: string;
  span: Span | null;
  text: string | null;
}

export interface Place {
  id: string;
  name: string;
  country: string | null;
  admin1: string | null;
  feature: string | null;
  latitude: number;
  longitude: number;
}

export interface Location {
  span: Span | null;
  text: string | null;
  relation: string;
  place: Place | null;
  radius_km: number | null;
  precision: number | null;
}

export interface Victims {
  span: Span | null;
  name: string | null;
  actor: string | null;
  civilian: boolean | null;
  role: string | null;
}

export interface Casualties extends Count {
  kind: string;
  status: string;
  who: Victims | null;
  span: Span | null;
  attribution: string;
}

export interface Codes {
  acled: { event_type: string; sub_event_type: string } | null;
  plover: { event: string; mode: string | null } | null;
  ucdp: number | null;
}

export interface Event {
  id: string;
  type: string;
  trigger: Span | null;
  extent: Span | null;
  aggregate: boolean;
  negated: boolean;
  modality: string;
  denied_by: string | null;
  attribution: string;
  part_of: string | null;
  same_as: string[];
  cause_of: string[];
  participants: Participant[];
  when: When | null;
  where: Location[];
  casualties: Casualties[];
  codes: Codes | null;
  background?: boolean;
}

export interface Framing {
  span: Span;
  kind: string;
  neutral: string | null;
  actor: string | null;
  source: string | null;
}

export interface Record {
  document: {
    id: string;
    text: string;
    language: string;
    title: string | null;
    url: string | null;
    outlet: string | null;
    author: string | null;
    published: string | null;
    retrieved: string | null;
  };
  sources: Source[];
  events: Event[];
  framing: Framing[];
}
