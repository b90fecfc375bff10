import { heatOf } from "@/lib/domain/chart-scale";

const FILLS = ["fill-heat-0", "fill-heat-1", "fill-heat-2", "fill-heat-3", "fill-heat-4", "fill-heat-5"] as const;
const [WIDTH, HEIGHT] = [16, 27];

interface WeekHeatProps {
  label: string;
  /** Seven days from Monday on: the name, what is read out of the whole day, and of each hour its count and words. */
  days: readonly {
    readonly name: string;
    readonly label: string;
    readonly hours: readonly { readonly count: number; readonly label: string }[];
  }[];
  /** The cell with a ring around it. */
  ringed: { readonly day: number; readonly hour: number } | null;
}

/** Counts by weekday and hour. */
export function WeekHeat({ label, days, ringed }: WeekHeatProps) {
  const most = Math.max(0, ...days.flatMap(({ hours }) => hours.map(({ count }) => count)));
  return (
    <figure aria-label={label} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-[0.6875rem] leading-4 text-chart-axis">
      <div className="flex h-47 flex-col justify-around" aria-hidden="true">
        {days.map(({ name }) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <svg className="h-47 w-full overflow-visible" viewBox={`0 0 ${24 * WIDTH} ${7 * HEIGHT}`} preserveAspectRatio="none">
        <title>{label}</title>
        {days.map((day, row) => (
          <g key={day.name} aria-label={day.label} tabIndex={0}>
            {day.hours.map((hour, at) => (
              <rect
                key={hour.label}
                x={at * WIDTH + 1}
                y={row * HEIGHT + 1}
                width={WIDTH - 2}
                height={HEIGHT - 2}
                rx="2"
                className={`${FILLS[heatOf(hour.count, most)] ?? FILLS[0]} ${ringed?.day === row && ringed.hour === at ? "stroke-warning-line stroke-2" : ""}`}
              >
                <title>{hour.label}</title>
              </rect>
            ))}
          </g>
        ))}
      </svg>
      <div className="col-start-2 mt-1 grid grid-cols-4 tabular-nums" aria-hidden="true">
        {["00", "06", "12", "18"].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
    </figure>
  );
}
