/** Draws a dataset in each of its states, so that no screen forgets one. */
import type { ComponentChildren, JSX } from "preact";
import { type DatasetBodies, type DatasetName, type DatasetState, refreshDataset, useDataset } from "../store/datasets";
import { ProblemNote } from "./problem";
import { Skeleton } from "./Skeleton";

export interface WithDatasetProps<N extends DatasetName> {
  name: N;
  of?: string | undefined;
  lines?: number | undefined;
  children: (body: DatasetBodies[N], state: DatasetState<DatasetBodies[N]>) => ComponentChildren;
}

export function WithDataset<N extends DatasetName>({
  name,
  of = "",
  lines,
  children,
}: WithDatasetProps<N>): JSX.Element {
  const state = useDataset(name, of).value;
  if (state.body !== undefined) return <>{children(state.body, state)}</>;
  if (state.state === "failed")
    return <ProblemNote problem={state.problem} onRetry={() => void refreshDataset(name, of)} />;
  return <Skeleton lines={lines} />;
}
