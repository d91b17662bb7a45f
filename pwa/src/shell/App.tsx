/** Finds the screen of a path, keeps the last one until the next is here, and puts it in its frame. */
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { Broken, ErrorBoundary } from "./ErrorBoundary";
import { Frame } from "./Frame";
import { allRoutes, notFound } from "./rooms";
import { arrive, match, type Place, place, type View } from "./router";

interface Shown {
  place: Place;
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

  return (
    <Frame path={here.path}>
      {failed && <Broken onRetry={lookAgain} />}
      {!failed && shown && (
        <ErrorBoundary key={shown.place.path}>
          <shown.View params={shown.params} />
        </ErrorBoundary>
      )}
    </Frame>
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

function lookAgain(): void {
  place.value = { ...place.value };
}

/** Fetches the view of a place, and the console's rooms when the place is there. */
export async function find(at: Place): Promise<Shown> {
  const found = match(await allRoutes(at.path), at.path);
  const route = found?.route ?? notFound;
  const View = known.get(route.path) ?? (await route.view());
  known.set(route.path, View);
  return { place: at, View, params: found?.params ?? {} };
}
