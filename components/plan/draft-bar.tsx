import { ActionForm, type FormAction } from "../ui/action-form";
import { Badge } from "../ui/badge";
import { buttonClass } from "../ui/button";
import { PageLink } from "../ui/link";
import { SubmitButton } from "../ui/submit-button";

interface DraftBarProps {
  /** "Draft". */
  badge: string;
  /** "3 grants, 1 revoke". */
  summary: string;
  /** "14 users affected, not saved". */
  affected: string;
  review: { href: string; label: string };
  discard: { action: FormAction; label: string };
}

/** The bar at the foot of a page while there are unsaved changes of rights. */
export function DraftBar({ badge, summary, affected, review, discard }: DraftBarProps) {
  return (
    <section
      aria-label={badge}
      className="sticky bottom-0 mt-auto z-(--z-dock) flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-surface-raised px-6 py-3 text-sm shadow-dock max-sm:px-4"
    >
      <p className="flex min-w-0 flex-wrap items-center gap-2" aria-live="polite">
        <Badge look="accent">{badge}</Badge>
        <b className="font-semibold">{summary}</b>
        <span className="text-ink-2">{affected}</span>
      </p>
      <span className="ml-auto flex items-center gap-2 max-sm:w-full">
        <ActionForm action={discard.action} className="max-sm:flex-1">
          <SubmitButton look="ghost" className="max-sm:w-full">
            {discard.label}
          </SubmitButton>
        </ActionForm>
        <PageLink href={review.href} className={`${buttonClass("primary")} max-sm:flex-1`}>
          {review.label}
        </PageLink>
      </span>
    </section>
  );
}
