import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Toast } from "@/components/ui/toast";
import { waitingToast } from "@/lib/web/flash";
import { locale } from "@/lib/web/locale";
import { preferences } from "@/lib/web/preferences";
import { texts } from "@/lib/web/texts";
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
          </Toast>
        )}
      </body>
    </html>
  );
}
