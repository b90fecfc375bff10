import type { Metadata } from "next";
import type { ReactNode } from "react";
import { locale } from "@/lib/web/locale";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Gatehouse", template: "%s · Gatehouse" },
  robots: { index: false, follow: false },
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const lang = (await locale()) === "zh" ? "zh-CN" : "en";
  return (
    <html lang={lang}>
      <body>{children}</body>
    </html>
  );
}
