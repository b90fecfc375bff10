"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl/react";
import type { Messages } from "@/messages/en";

interface TextsProviderProps {
  /** As `clientTexts("users")` gives them. */
  texts: { readonly locale: "zh" | "en"; readonly messages: Partial<Messages> };
  children: ReactNode;
}

/** Gives client parts below the texts of some areas, for `useTranslations("users")` of use-intl. Parts with few texts take them as props. */
export function TextsProvider({ texts, children }: TextsProviderProps) {
  return (
    <IntlProvider locale={texts.locale} messages={texts.messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
