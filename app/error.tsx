"use client";

import { Gate } from "@/components/layout/gate";
import { Link } from "@/components/ui/link";

/** Both languages at once: what failed may be what knows the language. The digest leads to the row of the error log. */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <Gate title="出错了 · Something went wrong" lead={error.digest && `No. ${error.digest}`}>
      <p className="text-center text-sm">
        <Link href="">重试 · Try again</Link>
      </p>
    </Gate>
  );
}
