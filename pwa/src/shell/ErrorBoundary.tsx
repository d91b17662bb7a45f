/** Keeps the frame standing when a screen breaks, and says what was kept: drafts are in the store, not in the screen. */
import { Component, type ComponentChildren, type JSX } from "preact";
import { t } from "../kernel/words";
import { Button, LinkButton, Notification, Page, PhoneLink, Phrase } from "../ui";

interface Props {
  children: ComponentChildren;
}

export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  override componentDidCatch(error: unknown): void {
    console.error("screen broke", error);
    this.setState({ broken: true });
  }

  override render(): ComponentChildren {
    if (!this.state.broken) return this.props.children;
    return <Broken onRetry={() => this.setState({ broken: false })} />;
  }
}

/** What is shown instead of a screen that broke or could not be fetched. */
export function Broken({ onRetry }: { onRetry: () => void }): JSX.Element {
  return (
    <Page title={t("shell.broken.title")}>
      <Notification severity="warning" live title={t("shell.broken.what")}>
        <p>{t("shell.broken.kept")}</p>
        <p>
          <Phrase words="ui.call_us" phone={<PhoneLink />} />
        </p>
      </Notification>
      <div class="pv-actions">
        <Button icon="refresh" onClick={onRetry}>
          {t("ui.retry")}
        </Button>
        <LinkButton href="/" variant="secondary">
          {t("shell.to_home")}
        </LinkButton>
      </div>
    </Page>
  );
}
