"use client";

import { Page } from "@/components/layout/page";
import { PageFailure } from "@/components/layout/page-failure";

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <Page failed title="出错了 · Something went wrong" crumbsLabel="当前位置 · Breadcrumb">
      <div className="max-w-120 px-6 max-sm:px-4">
        <PageFailure digest={error.digest} />
      </div>
    </Page>
  );
}
