/** Who is here, and what they may do. */

import { get, onRefused, send, setToken } from "./api/client.ts";
import type { Session } from "./api/shapes.ts";

type Right = "write" | "log" | "names";

// A reader reads; a reviewer also writes and may ask for the names of private persons; an admin also reads the log.
const RIGHTS: Record<NonNullable<Session["role"]>, Right[]> = {
  reader: [],
  reviewer: ["write", "names"],
  admin: ["write", "names", "log"],
};

let held = $state.raw<Session | null>(null);

/** The session; null until the server has answered. */
export const session = (): Session | null => held;

/** True where the user may: write (review, add, merge), see names of private persons, read the log. */
export const can = (right: Right): boolean => held?.role != null && RIGHTS[held.role].includes(right);

/** Ask the server who is here. Throws what `get` throws. */
export async function openSession(): Promise<Session> {
  return hold(await get<Session>("/session"));
}

/** Log in with a name and its password. */
export async function logIn(name: string, password: string): Promise<Session> {
  return hold(await send<Session>("POST", "/session", { name, password }));
}

/** Log out; the server forgets the session. */
export async function logOut(): Promise<void> {
  await send("DELETE", "/session");
  forget();
}

/** Nobody is logged in any more. What was read stays out of sight, and who comes next does not go on where this one was. */
function forget(): void {
  setToken(null);
  sessionStorage.clear();
  if (held) held = { ...held, user: null, role: null, token: null };
}

function hold(given: Session): Session {
  setToken(given.token);
  held = given;
  return given;
}

onRefused(forget);
