/** The components of the app, the only place that writes the design system's classes. */
export { Age } from "./Age";
export { AnswerBand, type AnswerBandProps } from "./AnswerBand";
export { Button, type ButtonProps, type ButtonVariant, LinkButton, type LinkButtonProps } from "./Button";
export { Combobox, type ComboboxOption, type ComboboxProps } from "./Combobox";
export {
  CheckboxGroup,
  type CheckboxGroupProps,
  type Option,
  RadioGroup,
  type RadioGroupProps,
  Switch,
  type SwitchProps,
} from "./choices";
export { Dialog, type DialogProps } from "./Dialog";
export { Bin, type BinProps } from "./drawings/Bin";
export { Counter, LampPost, Letter, Snow } from "./drawings/scenes";
export { EmptyState, type EmptyStateProps } from "./EmptyState";
export { ErrorSummary, type FieldErrorLine } from "./ErrorSummary";
export { describedBy, Field, FieldError, FieldHelp, type FieldProps, Need } from "./Field";
export { Icon, type IconName } from "./icons";
export { List, Row, type RowProps } from "./List";
export { Notification, type NotificationProps, type Severity } from "./Notification";
export { Page, type PageProps, Section } from "./Page";
export { PhoneLink } from "./PhoneLink";
export { Phrase } from "./Phrase";
export { Progress } from "./Progress";
export { ProblemNote, problemWords } from "./problem";
export { Chips, type ChipsProps, Segments, type SegmentsProps } from "./Segments";
export { Skeleton, useAfter } from "./Skeleton";
export { Tag, type TagProps, type Tone } from "./Tag";
export {
  Select,
  type SelectOption,
  type SelectProps,
  TextArea,
  type TextAreaProps,
  TextField,
  type TextFieldProps,
} from "./TextField";
export { WithDataset } from "./WithDataset";
export { WithPhones } from "./WithPhones";
