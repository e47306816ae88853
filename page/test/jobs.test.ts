import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { Job } from "../src/lib/api/shapes.ts";
import { batch } from "../src/views/add/batches.ts";
import { dropJob, followJob, listJobs, resumeJobs } from "../src/views/add/jobs.svelte.ts";

const file = (size: number, name = "f"): File => ({ size, name }) as File;

test("files are sent in batches of at most two hundred", () => {
  expect(batch(Array.from({ length: 401 }, () => file(10))).map((part) => part.length)).toEqual([200, 200, 1]);
});

test("a batch is no larger than the server takes; one file that is too large goes alone", () => {
  const sizes = batch([file(50_000_000), file(50_000_000), file(200_000_000), file(1)]).map((part) => part.map(({ size }) => size));
  expect(sizes).toEqual([[50_000_000], [50_000_000], [200_000_000], [1]]);
});

test("no file, no batch", () => expect(batch([])).toEqual([]));

describe("a job", () => {
  const make = (state: Job["state"], done = 0): Job => ({ id: "j", state, done, total: 3, read: 0, failed: 0, kept: [], troubles: [] });
  let answers: (() => Response)[] = [];
  const asked = vi.fn(() => Promise.resolve((answers.length > 1 ? answers.shift()! : answers[0]!)()));

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("fetch", asked.mockClear());
  });
  afterEach(() => {
    dropJob("j");
    vi.useRealTimers();
  });

  test("is asked for until it is done, at a growing distance", async () => {
    answers = [() => Response.json(make("running", 1)), () => Response.json(make("running", 2)), () => Response.json(make("done", 3))];
    followJob(make("waiting"));
    await vi.advanceTimersByTimeAsync(0);
    expect(listJobs()[0]!.job).toMatchObject({ state: "running", done: 1 });
    await vi.advanceTimersByTimeAsync(300);
    await vi.advanceTimersByTimeAsync(300);
    expect(asked).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([listJobs()[0]!.job!.state, asked.mock.calls.length]).toEqual(["done", 3]);
  });

  test("that the server knows no more is lost, and not asked for again", async () => {
    answers = [() => Response.json({ error: { code: "G407", where: "j", seen: "", mend: "" } }, { status: 404 })];
    followJob(make("running"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([listJobs()[0]!.lost, asked.mock.calls.length]).toEqual([true, 1]);
  });

  test("stands as it stood while the server does not answer", async () => {
    answers = [() => { throw new TypeError("no network"); }, () => Response.json(make("done", 3))];
    followJob(make("running", 1));
    await vi.advanceTimersByTimeAsync(0);
    expect(listJobs()[0]!.job).toMatchObject({ state: "running", done: 1 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(listJobs()[0]!.job!.state).toBe("done");
  });

  test("leaves its id in the tab's storage and nothing of its text", async () => {
    answers = [() => Response.json(make("done", 3))];
    followJob(make("running"));
    await vi.advanceTimersByTimeAsync(0);
    expect(sessionStorage.getItem("jobs")).toBe('["j"]');
    resumeJobs(); // it has ended: nothing to ask
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
