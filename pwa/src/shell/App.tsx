/** Finds the screen of a path, keeps the last one until the next is here, and puts it in its frame. */
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { Broken, ErrorBoundary } from "./ErrorBoundary";
import { Frame } from "./Frame";
import { type House, houseOf, notFound } from "./rooms";
import { arrive, match, type Place, place, type View } from "./router";
import { replaced } from "./worker";

interface Shown {
  place: Place;
  Frame: House["Frame"];
  View: View;
  params: Record<string, string>;
}

const known = new Map<string, View>();

export function App({ first }: { first: Shown | undefined }): JSX.Element {
  const here = place.value;
  const { shown, failed } = useShown(first, here);
  useLayoutEffect(() => {
    if (shown) arrive();
  }, [shown]);

  const Around = shown?.Frame ?? Frame;
  return (
    <Around path={here.path}>
      {failed && <Broken onRetry={lookAgain} />}
      {!failed && shown && (
        <ErrorBoundary key={shown.place.path}>
          <shown.View params={shown.params} />
        </ErrorBoundary>
      )}
    </Around>
  );
}

/** The last screen that could be fetched; a screen that arrives after the person went elsewhere is not shown. */
function useShown(first: Shown | undefined, here: Place): { shown: Shown | undefined; failed: boolean } {
  const [shown, setShown] = useState(first);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let left = false;
    find(here).then(
      (found) => {
        if (left) return;
        setFailed(false);
        setShown((before) => (before?.place === here ? before : found));
      },
      () => {
        if (!left) setFailed(true);
      },
    );
    return () => {
      left = true;
    };
  }, [here]);
  return { shown, failed };
}

/** A chunk that cannot be fetched may belong to a version that is gone: then only the whole page helps. */
function lookAgain(): void {
  if (replaced.value) window.location.reload();
  place.value = { ...place.value };
}

/** Fetches the view of a place, and the console's rooms when the place is there. */
export async function find(at: Place): Promise<Shown> {
  const { Frame, routes } = await houseOf(at.path);
  const found = match(routes, at.path);
  const route = found?.route ?? notFound;
  const View = known.get(route.path) ?? (await route.view());
  known.set(route.path, View);
  return { place: at, Frame, View, params: found?.params ?? {} };
}
