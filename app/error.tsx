"use client";

import { Gate } from "@/components/layout/gate";
import { PageFailure } from "@/components/layout/page-failure";

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <Gate title="出错了 · Something went wrong">
      <PageFailure digest={error.digest} />
    </Gate>
  );
}
