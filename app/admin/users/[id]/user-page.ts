import type { Metadata } from "next";
import { readUserByKey } from "@/lib/services/users";
import { load } from "@/lib/web/load";

/** What Next gives to the pages of one user. */
export interface UserPageProps {
  params: Promise<{ id: string }>;
}

/** The user whose page it is. */
export async function shownUser({ params }: UserPageProps) {
  const { id } = await params;
  return load(readUserByKey, { pk: id }, undefined);
}

/** The title of every page of a user. */
export async function userMetadata(props: UserPageProps): Promise<Metadata> {
  return { title: (await shownUser(props)).values.username };
}
