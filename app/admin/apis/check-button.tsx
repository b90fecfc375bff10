import { Button } from "@/components/ui/button";

/** Has what was typed judged where no script does it. */
export function CheckButton({ action, label }: { action: (form: FormData) => Promise<void>; label: string }) {
  return (
    <Button type="submit" formAction={action} className="[@media(scripting:enabled)]:hidden">
      {label}
    </Button>
  );
}
