/** The shapes of the API by their names. */

import type { components } from "./schema.d.ts";

type Shapes = components["schemas"];

export type Accuracy = Shapes["Accuracy"];
export type ActorNames = Shapes["ActorNames"];
export type AddEvent = Shapes["AddEvent"];
export type Apart = Shapes["Apart"];
export type Bar = Shapes["Bar"];
export type Bin = Shapes["Bin"];
export type Bounds = Shapes["Bounds"];
export type Choice = Shapes["Choice"];
export type ClaimedDate = Shapes["ClaimedDate"];
export type ClaimedFigure = Shapes["ClaimedFigure"];
export type ClaimedParty = Shapes["ClaimedParty"];
export type ClaimedPlace = Shapes["ClaimedPlace"];
export type Claims = Shapes["Claims"];
export type Context = Shapes["Context"];
export type Correct = Shapes["Correct"];
export type Correction = Shapes["Correction"];
export type Counted = Shapes["Counted"];
export type Custody = Shapes["Custody"];
export type Decided = Shapes["Decided"];
export type Decision = Shapes["Decision"];
export type DocumentPage = Shapes["DocumentPage"];
export type DocumentRow = Shapes["DocumentRow"];
export type EventReview = Shapes["EventReview"];
export type Facets = Shapes["Facets"];
export type Failure = Shapes["Failure"];
export type FieldAccuracy = Shapes["FieldAccuracy"];
export type Found = Shapes["Found"];
export type Heap = Shapes["Heap"];
export type IncidentPage = Shapes["IncidentPage"];
export type IncidentRow = Shapes["IncidentRow"];
export type Job = Shapes["Job"];
export type Kept = Shapes["Kept"];
export type LogActs = Shapes["LogActs"];
export type LogCheck = Shapes["LogCheck"];
export type LogEntry = Shapes["LogEntry"];
export type Login = Shapes["Login"];
export type MapView = Shapes["MapView"];
export type Mark = Shapes["Mark"];
export type Merge = Shapes["Merge"];
export type Note = Shapes["Note"];
export type Outline = Shapes["Outline"];
export type Party = Shapes["Party"];
export type Paste = Shapes["Paste"];
export type Problem = Shapes["Problem"];
export type Read = Shapes["Read"];
export type Reason = Shapes["Reason"];
export type Session = Shapes["Session"];
export type Reread = Shapes["Reread"];
export type SetState = Shapes["SetState"];
export type Split = Shapes["Split"];
export type Spot = Shapes["Spot"];
export type Target = Shapes["Target"];
export type Timeline = Shapes["Timeline"];
export type Voice = Shapes["Voice"];
export type Waiting = Shapes["Waiting"];
export type Why = Shapes["Why"];
export type Words = Shapes["Words"];
export type Write = Shapes["Write"];

/** A part of a list; `next` asks for the part after it. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
  total: number;
}

export type State = IncidentRow["state"];
