/** A photo kept on this device; says so when this browser cannot show it, or no longer has it. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Photo } from "../../../form_engine";
import { t } from "../../../kernel/words";
import { openPhoto } from "../../../outbox/blobs";
import { Icon } from "../../../ui";

export function PhotoView({ photo, alt }: { photo: Pick<Photo, "sha256" | "name">; alt: string }): JSX.Element {
  const [url, setUrl] = useState<string>();
  const [missing, setMissing] = useState<"gone" | "not_shown">();
  useEffect(() => {
    let shown: string | undefined;
    let left = false;
    setMissing(undefined);
    openPhoto(photo.sha256).then(
      (blob) => {
        if (left) return;
        if (blob === undefined) return setMissing("gone");
        shown = URL.createObjectURL(blob);
        setUrl(shown);
      },
      () => !left && setMissing("gone"),
    );
    return () => {
      left = true;
      if (shown) URL.revokeObjectURL(shown);
    };
  }, [photo.sha256]);
  if (missing) {
    return (
      <p class="pv-photo-missing">
        <Icon name="camera" />
        <span>{t(`forms.photo.${missing}`, { name: photo.name })}</span>
      </p>
    );
  }
  return <img class="pv-photo" src={url} alt={alt} onError={() => url && setMissing("not_shown")} />;
}
