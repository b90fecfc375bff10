import { Gate } from "@/components/layout/gate";
import { Link } from "@/components/ui/link";
import { locale } from "@/lib/web/locale";

const TEXTS = {
  en: { lead: "Users, groups, permissions and logs behind four documented HTTP APIs.", health: "Health", version: "Version" },
  zh: { lead: "用户、用户组、权限与日志，通过四套有文档的 HTTP 接口提供。", health: "运行状况", version: "版本" },
} as const;

export default async function HomePage() {
  const text = TEXTS[await locale()];
  return (
    <Gate title="Gatehouse" lead={text.lead}>
      <p className="flex justify-center gap-6 text-sm">
        <Link href="/api/v1/base/health">{text.health}</Link>
        <Link href="/api/v1/base/version">{text.version}</Link>
      </p>
    </Gate>
  );
}
