/** The jobs of this tab: texts and files that are being read. They go on in the server whatever the page does. */

import { Failure, get } from "../../lib/api/client.ts";
import type { Job } from "../../lib/api/shapes.ts";

/** A job as far as the page knows it; `lost` where the server knows it no more (it was started anew). */
export interface Followed {
  id: string;
  job: Job | null;
  lost: boolean;
}

const KEPT = "jobs"; // ids only: nothing of a text stays in the browser
const FIRST_PAUSE_MS = 300;
const LAST_PAUSE_MS = 5000;
const GROWTH = 1.4;

let jobs = $state.raw<Followed[]>(read().map((id) => ({ id, job: null, lost: false })));
const asked = new Set<string>();

/** All jobs of this tab, the newest first. */
export const listJobs = (): Followed[] => jobs;

/** Follow a job that was just given, until it ends. */
export function followJob(job: Job): void {
  put({ id: job.id, job, lost: false });
  void ask(job.id);
}

/** Follow again what was begun before the page was loaded anew. */
export function resumeJobs(): void {
  for (const { id, job, lost } of jobs) if (!lost && !hasEnded(job)) void ask(id);
}

/** Take a job from the list; what it read stays read. */
export function dropJob(id: string): void {
  jobs = jobs.filter((other) => other.id !== id);
  keep();
}

/** True where nothing more will come. */
export const hasEnded = (job: Job | null): boolean => job?.state === "done" || job?.state === "failed";

async function ask(id: string): Promise<void> {
  if (asked.has(id)) return;
  asked.add(id);
  let pause = FIRST_PAUSE_MS;
  while (jobs.some((one) => one.id === id)) {
    const now = await look(id);
    if (now.lost || hasEnded(now.job)) break;
    await new Promise((go) => setTimeout(go, pause));
    pause = Math.min(pause * GROWTH, LAST_PAUSE_MS);
  }
  asked.delete(id);
}

/** Asks once. Where the server does not answer, the job stands as it stood, and is asked again later. */
async function look(id: string): Promise<Followed> {
  const was = jobs.find((one) => one.id === id) ?? { id, job: null, lost: false };
  try {
    return put({ ...was, job: await get<Job>(`/jobs/${encodeURIComponent(id)}`) });
  } catch (error) {
    return error instanceof Failure && error.status < 500 ? put({ ...was, lost: true }) : was;
  }
}

function put(now: Followed): Followed {
  const known = jobs.some((one) => one.id === now.id);
  jobs = known ? jobs.map((one) => (one.id === now.id ? now : one)) : [now, ...jobs];
  keep();
  return now;
}

const keep = (): void => sessionStorage.setItem(KEPT, JSON.stringify(jobs.map(({ id }) => id)));

function read(): string[] {
  const ids: unknown = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}
