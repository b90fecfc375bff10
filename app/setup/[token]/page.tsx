import type { Metadata } from "next";
import { Gate } from "@/components/layout/gate";
import { readSetupLink } from "@/lib/services/setup";
import { locale } from "@/lib/web/locale";
import { visitor } from "@/lib/web/visitor";
import { createSuperuser } from "./actions";
import { SetupForm } from "./setup-form";
import { TEXTS } from "./texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: TEXTS[await locale()].title, referrer: "no-referrer" };
}

export default async function SetupPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const texts = TEXTS[await locale()];
  if (!(await readSetupLink(visitor(), { token }, undefined))) return <Gate {...texts.gone} />;
  return (
    <Gate title={texts.title} lead={texts.lead}>
      <SetupForm texts={texts} action={createSuperuser.bind(null, token)} />
    </Gate>
  );
}
