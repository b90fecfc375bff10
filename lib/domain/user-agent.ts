/** What a `User-Agent` header says of the one who sent it; null where it says nothing that is known. */
export interface Device {
  readonly program: string | null;
  readonly system: string | null;
}

/** Reads a `User-Agent`. For people to recognise their own devices by; nothing is decided by it. */
export function deviceOf(userAgent: string): Device {
  const named = (names: readonly (readonly [RegExp, string])[]) => names.find(([mark]) => mark.test(userAgent))?.[1] ?? null;
  return { program: named(PROGRAMS) ?? /^([A-Za-z][\w.-]{1,30})\//.exec(userAgent)?.[1] ?? null, system: named(SYSTEMS) };
}

/** The first that fits: most browsers also name the ones they come from. */
const PROGRAMS = [
  [/MicroMessenger\//, "WeChat"],
  [/DingTalk\//, "DingTalk"],
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;

const SYSTEMS = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/HarmonyOS/, "HarmonyOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
] as const;
