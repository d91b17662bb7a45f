/** The coverage of the town as the console last heard it, and the stream that is looked at. */
import { signal } from "@preact/signals";
import { leaveIfSignedOut } from "../../../people/staff/session";
import { readCoverage, readGround, type StreamCoverage, type StreamGround } from "./api";

export const coverage = signal<readonly StreamCoverage[] | undefined>(undefined);
export const ground = signal<StreamGround | undefined>(undefined);
export const looked = signal("");
export const trouble = signal<unknown>(undefined);

export async function loadCoverage(): Promise<void> {
  await work(async () => {
    coverage.value = await readCoverage();
    const codes = coverage.value.map(({ stream }) => stream);
    const chosen = codes.includes(looked.value) ? looked.value : (firstDoubtful() ?? codes[0]);
    if (chosen) await readStream(chosen);
  });
}

/** Looks at another stream; what was known of the last one goes at once. */
export async function lookAt(stream: string): Promise<void> {
  await work(() => readStream(stream));
}

async function readStream(stream: string): Promise<void> {
  looked.value = stream;
  ground.value = undefined;
  const read = await readGround(stream);
  if (looked.value === stream) ground.value = read;
}

function firstDoubtful(): string | undefined {
  return coverage.value?.find((one) => one.sectors > 0 && one.in_none + one.in_several > 0)?.stream;
}

async function work(act: () => Promise<void>): Promise<void> {
  try {
    trouble.value = undefined;
    await act();
  } catch (problem) {
    if (!leaveIfSignedOut(problem)) trouble.value = problem;
  }
}
