import {
  ArchiveX,
  ChartNoAxesColumn,
  CodeXml,
  FileText,
  Grid3x3,
  ListTodo,
  LogIn,
  type LucideIcon,
  Plus,
  ScrollText,
  SearchCheck,
  Settings2,
  ShieldCheck,
  TriangleAlert,
  UserRound,
  UsersRound,
} from "lucide-react";
import { Icon } from "../ui/icon";

const ICONS: Readonly<Record<string, LucideIcon>> = {
  overview: ChartNoAxesColumn,
  user: UserRound,
  group: UsersRound,
  api: CodeXml,
  permission: Grid3x3,
  access: SearchCheck,
  assertion: ShieldCheck,
  login: LogIn,
  operation: ScrollText,
  error: TriangleAlert,
  retention: ArchiveX,
  jobs: ListTodo,
  docs: FileText,
  settings: Settings2,
  add: Plus,
};

/** The icon of a page of the menu, by the name that `lib/web/navigation.ts` gives it. */
export function RailIcon({ name }: { name: string }) {
  return <Icon of={ICONS[name] ?? FileText} />;
}
