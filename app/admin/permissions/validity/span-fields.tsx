import { TextField } from "@/components/ui/text-field";
import { formats } from "@/lib/web/formats";
import { texts } from "@/lib/web/texts";
import { momentField } from "@/lib/web/validity";

/** The two ends of a time span in an `ActionForm`; read by `spanOf`. */
export async function SpanFields({ from = null, until = null }: { from?: Date | null; until?: Date | null }) {
  const [t, { zone }] = [await texts("validity"), await formats()];
  return (
    <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
      <TextField type="datetime-local" name="from" label={t("from")} hint={t("zone", { zone })} defaultValue={momentField(from)} />
      <TextField type="datetime-local" name="until" label={t("until")} hint={t("untilHint")} defaultValue={momentField(until)} />
    </div>
  );
}
