import { Gate } from "@/components/layout/gate";
import { Link } from "@/components/ui/link";
import { locale } from "@/lib/web/locale";

const TEXTS = {
  en: { title: "Page not found", lead: "There is no page at this address.", home: "Go to the start page" },
  zh: { title: "页面不存在", lead: "这个地址没有对应的页面。", home: "返回首页" },
} as const;

export default async function NotFoundPage() {
  const text = TEXTS[await locale()];
  return (
    <Gate title={text.title} lead={text.lead}>
      <p className="text-center text-sm">
        <Link href="/">{text.home}</Link>
      </p>
    </Gate>
  );
}
