import type { Random } from "./random";

/** A person's name: as it is shown, and in small Latin letters for a username. */
export interface PersonName {
  readonly first: string;
  readonly last: string;
  readonly latin: string;
}

/** A Chinese name in two of three cases, else an English one. */
export function personName(random: Random): PersonName {
  if (random.below(3) === 0) {
    const [first, last] = [random.of(ENGLISH_FIRST), random.of(ENGLISH_LAST)];
    return { first, last, latin: `${first}.${last}`.toLowerCase() };
  }
  const [last, lastLatin] = random.of(CHINESE_LAST);
  const [first, firstLatin] = random.of(CHINESE_FIRST);
  return { first, last, latin: `${lastLatin}.${firstLatin}` };
}

const CHINESE_LAST: readonly [[string, string], ...[string, string][]] = [
  ["王", "wang"],
  ["李", "li"],
  ["张", "zhang"],
  ["刘", "liu"],
  ["陈", "chen"],
  ["杨", "yang"],
  ["赵", "zhao"],
  ["黄", "huang"],
  ["周", "zhou"],
  ["吴", "wu"],
  ["徐", "xu"],
  ["孙", "sun"],
  ["胡", "hu"],
  ["朱", "zhu"],
  ["欧阳", "ouyang"],
];

const CHINESE_FIRST: readonly [[string, string], ...[string, string][]] = [
  ["伟", "wei"],
  ["芳", "fang"],
  ["娜", "na"],
  ["敏", "min"],
  ["静", "jing"],
  ["磊", "lei"],
  ["洋", "yang"],
  ["艳", "yan"],
  ["志强", "zhiqiang"],
  ["秀英", "xiuying"],
  ["建国", "jianguo"],
  ["雨桐", "yutong"],
  ["子涵", "zihan"],
  ["浩然", "haoran"],
  ["晓明", "xiaoming"],
  ["丽华", "lihua"],
];

const ENGLISH_FIRST: readonly [string, ...string[]] = [
  ...(["Alice", "Ben", "Clara", "Daniel", "Emma", "Felix", "Grace", "Henry"] as const),
  ...["Iris", "Jack", "Kate", "Liam", "Mia", "Noah", "Olivia", "Peter"],
];

const ENGLISH_LAST: readonly [string, ...string[]] = [
  ...(["Adams", "Baker", "Clark", "Davis", "Evans", "Foster", "Green", "Hughes"] as const),
  ...["Jones", "King", "Lewis", "Moore", "Nelson", "Parker", "Smith", "Turner"],
];
