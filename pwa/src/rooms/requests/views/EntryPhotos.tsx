/** The photos of a line of the story: each is fetched when it is asked for, and nothing of it stays. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../kernel/words";
import { Button, ProblemNote } from "../../../ui";
import { type EntryAttachment, readPhoto } from "../api";

export function EntryPhotos({ photos }: { photos: readonly EntryAttachment[] }): JSX.Element | null {
  if (photos.length === 0) return null;
  return (
    <div class="pv-entry-photos">
      {photos.map((photo) =>
        photo.ready ? (
          <EntryPhoto key={photo.id} photo={photo} />
        ) : (
          <p key={photo.id} class="pv-help">
            {t("requests_thread.photo.soon", { name: photo.name })}
          </p>
        ),
      )}
    </div>
  );
}

function EntryPhoto({ photo }: { photo: EntryAttachment }): JSX.Element {
  const [address, setAddress] = useState<string>();
  const [problem, setProblem] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => () => address && URL.revokeObjectURL(address), [address]);
  const show = (): void => {
    setBusy(true);
    setProblem(undefined);
    readPhoto(photo)
      .then((blob) => setAddress(URL.createObjectURL(blob)), setProblem)
      .finally(() => setBusy(false));
  };
  if (address) return <img src={address} alt={t("requests_thread.photo.shown", { name: photo.name })} />;
  return (
    <>
      <Button variant="secondary" icon="camera" busy={isBusy} onClick={show}>
        {t("requests_thread.photo", { name: photo.name })}
      </Button>
      {problem !== undefined && <ProblemNote problem={problem} onRetry={show} />}
    </>
  );
}
