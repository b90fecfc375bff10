import type { Metadata } from "next";
import { LiveRefresh } from "@/components/jobs/live-refresh";
import { Page } from "@/components/layout/page";
import { plainTime } from "@/lib/domain/time";
import { formats } from "@/lib/web/formats";
import type { Query } from "@/lib/web/list-query";
import { overviewOf } from "@/lib/web/overview";
import { texts } from "@/lib/web/texts";
import { Addresses } from "./overview/addresses";
import { AttentionList } from "./overview/attention-list";
import { Changes } from "./overview/changes";
import { FigureTable } from "./overview/figure-table";
import { Figures } from "./overview/figures";
import { FirstSteps } from "./overview/first-steps";
import { NewUsersPanel } from "./overview/new-users";
import { RangePicker } from "./overview/range-picker";
import { Requests } from "./overview/requests";
import { SignIns } from "./overview/sign-ins";
import { StartPages } from "./overview/start-pages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("shell"))("overview") };
}

export default async function OverviewPage({ searchParams }: { searchParams: Promise<Query> }) {
  const overview = await overviewOf(await searchParams);
  const { actor, period, refreshing, calls, signIns, errors, newUsers, changes, attention, fresh } = overview;
  const [t, { zone }] = [await texts("shell"), await formats()];
  const frame = { title: t("overview"), crumbsLabel: t("breadcrumb") };
  if (!calls && !signIns && !errors && attention.length === 0) {
    return (
      <Page {...frame} count={t("welcome", { name: actor.user.username })}>
        <StartPages actor={actor} />
      </Page>
    );
  }
  return (
    <Page {...frame} count={plainTime(actor.call.time, zone).slice(0, 16)} acts={<RangePicker period={period} refreshing={refreshing} />}>
      {refreshing && <LiveRefresh every={30_000} />}
      {fresh && <FirstSteps />}
      <Figures {...overview} />
      <FigureTable {...overview} />
      <div className="grid grid-cols-[minmax(0,68fr)_minmax(0,40fr)] max-lg:grid-cols-1">
        <div className="border-line lg:border-r">
          {calls && <Requests series={calls.series} period={period} />}
          <AttentionList items={attention} />
          {changes && <Changes rows={changes} />}
          {newUsers && <NewUsersPanel {...newUsers} />}
        </div>
        <div>
          {signIns && <SignIns {...signIns} period={period} />}
          {calls && <Addresses {...calls} />}
        </div>
      </div>
    </Page>
  );
}
