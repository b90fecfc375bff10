import NextLink from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, buttonClass, type Look } from "./button";

interface LinkProps {
  href: string;
  children: ReactNode;
}

/** A link to another page of the dashboard that keeps the frame standing. Not fetched ahead: every page is drawn for one moment. */
export function PageLink(props: Omit<ComponentProps<typeof NextLink>, "prefetch">) {
  return <NextLink {...props} prefetch={false} />;
}

/** A link to a file, which looks like a button. The page stays where it is; a refusal stands on a page of its own. */
export function FileLink({ look, size, ...rest }: LinkProps & { title?: string; look?: Look; size?: ButtonSize }) {
  return <a {...rest} data-file="" className={buttonClass(look, size)} />;
}

/** A link that looks like a button. */
export function ButtonLink({ look, size, ...rest }: LinkProps & { look?: Look; size?: ButtonSize }) {
  return <PageLink {...rest} className={buttonClass(look, size)} />;
}
