/** A photo kept on this device; says so when this browser cannot show it, or no longer has it. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Photo } from "../../../form_engine";
import { t } from "../../../kernel/words";
import { openPhoto } from "../../../outbox/blobs";
import { Icon } from "../../../ui";

export function PhotoView({ photo, alt }: { photo: Pick<Photo, "sha256" | "name">; alt: string }): JSX.Element {
  const [url, setUrl] = useState<string>();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    let shown: string | undefined;
    let left = false;
    setMissing(false);
    openPhoto(photo.sha256).then(
      (blob) => {
        if (left) return;
        if (blob === undefined) return setMissing(true);
        shown = URL.createObjectURL(blob);
        setUrl(shown);
      },
      () => setMissing(true),
    );
    return () => {
      left = true;
      if (shown) URL.revokeObjectURL(shown);
    };
  }, [photo.sha256]);
  if (isMissing) {
    return (
      <p class="pv-photo-missing">
        <Icon name="camera" />
        <span>{t("forms.photo.not_shown", { name: photo.name })}</span>
      </p>
    );
  }
  return <img class="pv-photo" src={url} alt={alt} onError={() => url && setMissing(true)} />;
}
