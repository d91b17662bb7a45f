import type { Lack } from "../../../pwa/src/rooms/notices/alerts/machine";

/** A browser that does as a test says. */
export class FakeBrowser {
  lacking: Lack | undefined;
  allowed: NotificationPermission = "default";
  answer: NotificationPermission = "granted";
  hangs = false;
  refuses: unknown;
  made: string | undefined;
  asked = 0;

  lack = (): Lack | undefined => this.lacking;
  permission = (): NotificationPermission => this.allowed;
  askPermission = async (): Promise<NotificationPermission> => {
    this.asked += 1;
    this.allowed = this.answer;
    return this.answer;
  };
  subscribe = async (publicKey: string): Promise<PushSubscription> => {
    if (this.hangs) await new Promise(() => undefined);
    if (this.refuses) throw this.refuses;
    this.made ??= publicKey;
    return this.subscription();
  };
  find = async (): Promise<PushSubscription | undefined> => (this.made ? this.subscription() : undefined);

  private subscription(): PushSubscription {
    return {
      options: { userVisibleOnly: true, applicationServerKey: null },
      toJSON: () => ({ endpoint: "https://push.example/abc", keys: { p256dh: "p", auth: "a" } }),
      unsubscribe: async () => {
        this.made = undefined;
        return true;
      },
    } as unknown as PushSubscription;
  }
}
