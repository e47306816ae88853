/** The API of `greffier serve`: one function to ask, one to write, one kind of failure. */

import { giveBack, readJson } from "../steering.ts";
import type { Problem } from "./shapes.ts";

/** What the server says went wrong: a code of docs/errors.md, what was seen, the mend. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(`${problem.code} ${problem.seen} ${problem.mend}`);
  }
}

type Value = string | number | boolean | null | undefined;
export type Params = URLSearchParams | Record<string, Value | string[]>;

const kept = new Map<string, { tag: string; body: unknown }>();
const MOST_KEPT = 60;
let token: string | null = null;

let whenRefused: () => void = () => {};

/** What to do when the server no longer knows who asks (401): the session has ended. */
export function onRefused(act: () => void): void {
  whenRefused = act;
}

/** The token that goes with everything that writes; the session gives it. */
export function setToken(given: string | null): void {
  token = given;
  kept.clear();
}

/** Ask for something. What has not changed since is not sent again. */
export async function get<T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<T> {
  const address = makeAddress(path, params);
  const known = kept.get(address);
  const answer = await fetch(address, { signal, headers: known ? { "If-None-Match": known.tag } : {} });
  if (answer.status === 304 && known) return known.body as T;
  const body = await readBody<T>(answer);
  const tag = answer.headers.get("ETag");
  if (tag) keep(address, tag, body);
  return body;
}

/** Write something; the body is JSON, or a form with files. */
export async function send<T>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<T> {
  return readBody<T>(await request(method, path, body));
}

/** Write something and take a file for an answer. */
export async function download(path: string, body: unknown): Promise<{ file: Blob; name: string }> {
  const answer = await request("POST", path, body);
  if (!answer.ok) await readBody(answer);
  const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
  return { file: await answer.blob(), name: name ?? "greffier" };
}

function request(method: string, path: string, body: unknown): Promise<Response> {
  const isForm = body instanceof FormData;
  const headers: Record<string, string> = { "X-Greffier-Token": token ?? "" };
  if (body !== undefined && !isForm) headers["Content-Type"] = "application/json";
  return fetch(makeAddress(path), { method, headers, body: isForm ? body : body === undefined ? undefined : JSON.stringify(giveBack(body)) });
}

/** The address of a path of the API; parameters that are empty are left out, lists are repeated. */
export function makeAddress(path: string, params: Params = {}): string {
  const pairs = params instanceof URLSearchParams ? [...params] : listPairs(params);
  const text = new URLSearchParams(giveBack(pairs)).toString();
  return `/api${path}${text && `?${text}`}`;
}

function listPairs(params: Record<string, Value | string[]>): string[][] {
  return Object.entries(params).flatMap(([name, value]) => {
    if (Array.isArray(value)) return value.map((one) => [name, one]);
    return value === null || value === undefined || value === "" || value === false ? [] : [[name, String(value)]];
  });
}

async function readBody<T>(answer: Response): Promise<T> {
  const body = answer.status === 204 ? null : await answer.text().then(readJson).catch(() => null);
  if (answer.ok) return body as T;
  if (answer.status === 401) whenRefused();
  const { error } = (body ?? {}) as { error?: Problem };
  throw new Failure(answer.status, error ?? { code: `HTTP ${answer.status}`, where: answer.url, seen: answer.statusText, mend: "" });
}

function keep(address: string, tag: string, body: unknown): void {
  kept.delete(address);
  kept.set(address, { tag, body });
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
}
