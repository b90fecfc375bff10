import { LogOut, UserRound } from "lucide-react";
import { paths } from "@/lib/paths";
import { Avatar } from "../ui/badge";
import { Icon } from "../ui/icon";
import { MENU_ITEM, Menu } from "../ui/menu";
import type { Chosen, KeepPreference, ShellTexts } from "./frame-texts";
import { LanguageSwitch, ThemeChoices } from "./preference-switches";

interface AccountMenuProps {
  user: { readonly username: string; readonly role: string };
  chosen: Chosen;
  keep: KeepPreference;
  signOut: (form: FormData) => Promise<void>;
  texts: ShellTexts;
}

/** Who is signed in, the own page and the way out; on phones language and theme too. */
export function AccountMenu({ user, chosen, keep, signOut, texts }: AccountMenuProps) {
  return (
    <Menu
      id="account-menu"
      className="grid size-8 shrink-0 place-items-center rounded-md max-sm:size-10"
      label={`${texts.account}: ${user.username}`}
      button={<Avatar name={user.username} own />}
    >
      <p className="grid max-w-64 px-2 py-1.5">
        <b className="truncate font-semibold">{user.username}</b>
        <span className="text-xs text-ink-3">{user.role}</span>
      </p>
      <hr className="my-1 border-line" />
      {/* Plain: the own account has another frame, and does without the router's link. */}
      <a href={paths.me} className={MENU_ITEM}>
        <Icon of={UserRound} className="text-ink-3" />
        {texts.profile}
      </a>
      <div className="sm:hidden">
        <hr className="my-1 border-line" />
        <div className="px-2 py-1">
          <LanguageSwitch chosen={chosen} keep={keep} texts={texts} />
        </div>
        <ThemeChoices chosen={chosen} keep={keep} texts={texts} />
      </div>
      <hr className="my-1 border-line" />
      <form action={signOut}>
        <button type="submit" className={MENU_ITEM}>
          <Icon of={LogOut} className="text-ink-3" />
          {texts.signOut}
        </button>
      </form>
    </Menu>
  );
}
