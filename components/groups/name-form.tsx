import { ActionForm, type FormAction } from "../ui/action-form";
import { ButtonLink } from "../ui/link";
import { SubmitButton } from "../ui/submit-button";
import { TextField } from "../ui/text-field";

interface NameFormProps {
  action: FormAction;
  /** The name as it is now, or as it is proposed. */
  name: string;
  back: string;
  texts: { readonly name: string; readonly nameHint: string; readonly submit: string; readonly cancel: string };
}

/** The form of a group: its name. */
export function NameForm({ action, name, back, texts }: NameFormProps) {
  return (
    <ActionForm action={action} className="grid max-w-120 gap-4 px-6 max-sm:px-4">
      <TextField name="name" label={texts.name} hint={texts.nameHint} defaultValue={name} maxLength={150} autoFocus required />
      <div className="flex gap-2">
        <SubmitButton>{texts.submit}</SubmitButton>
        <ButtonLink href={back} look="ghost">
          {texts.cancel}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
