import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Toast } from "@/components/ui/toast";
import { waitingToast } from "@/lib/web/flash";
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
  const [language, { theme }, toast, t] = await Promise.all([locale(), preferences(), waitingToast(), texts("general")]);
  return (
    <html lang={language === "zh" ? "zh-CN" : "en"} data-theme={theme === "system" ? undefined : theme}>
      <body>
        {children}
        {toast && (
          <Toast id={toast.id} closeLabel={t("close")}>
            {toast.text}
            {toast.undo && (
              <form action={undo}>
                <input type="hidden" name="kind" value={toast.undo.kind} />
                <input type="hidden" name="ids" value={toast.undo.ids.join()} />
                <button type="submit" className="font-semibold underline underline-offset-3">
                  {t("undo")}
                </button>
              </form>
            )}
          </Toast>
        )}
      </body>
    </html>
  );
}
