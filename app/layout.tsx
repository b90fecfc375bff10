import type { Metadata } from "next";
import { type ReactNode, Suspense } from "react";
import { NavigationProgress } from "@/components/layout/navigation-progress";
import { OfflineBanner } from "@/components/layout/offline-banner";
import { TOAST_ACT } from "@/components/ui/toast";
import { ToastStack } from "@/components/ui/toast-stack";
import { type Toast, waitingToast } from "@/lib/web/flash";
import { locale } from "@/lib/web/locale";
import { preferences } from "@/lib/web/preferences";
import { texts } from "@/lib/web/texts";
import { undo } from "./actions/undo";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Gatehouse", template: "%s · Gatehouse" },
  robots: { index: false, follow: false },
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [language, { theme, shortcuts }, toast, general, shell] = await Promise.all([
    ...([locale(), preferences(), waitingToast(), texts("general"), texts("shell")] as const),
  ]);
  return (
    <html
      lang={language === "zh" ? "zh-CN" : "en"}
      data-theme={theme === "system" ? undefined : theme}
      data-shortcuts={shortcuts === "off" ? "off" : undefined}
    >
      <body>
        <Suspense>
          <NavigationProgress texts={{ slow: shell("slow"), reload: shell("reload") }} />
        </Suspense>
        <OfflineBanner text={shell("offline")} />
        {children}
        <ToastStack
          flash={toast && { id: toast.id, content: <FlashContent toast={toast} undoLabel={general("undo")} /> }}
          closeLabel={general("close")}
        />
      </body>
    </html>
  );
}

function FlashContent({ toast, undoLabel }: { toast: Toast; undoLabel: string }) {
  return (
    <>
      {toast.text}
      {toast.undo && (
        <form action={undo}>
          <input type="hidden" name="kind" value={toast.undo.kind} />
          <input type="hidden" name="ids" value={toast.undo.ids.join()} />
          <button type="submit" className={TOAST_ACT}>
            {undoLabel}
          </button>
        </form>
      )}
    </>
  );
}
