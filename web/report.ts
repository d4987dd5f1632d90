// On the report pages: counts characters while one writes, and makes photos small before they travel.

const MOST_SIDE = 1600;

function count(line: HTMLElement): void {
  const field = document.getElementById(line.dataset["counts"] ?? "") as HTMLTextAreaElement | null;
  const [left, right] = Array.from(line.querySelectorAll("span"));
  if (!field || !left || !right) return;
  const most = Number(field.dataset["max"]);
  const say = (words: string | undefined, n: number) => (words ?? "").replace("#", String(n));
  const show = () => {
    // Characters as the server counts them: one for a letter outside the first plane too.
    const used = Array.from(field.value.replace(/\r\n/g, "\n").trim()).length;
    left.textContent = say(line.dataset["used"], used);
    right.textContent = used > most ? say(line.dataset["over"], used - most) : say(line.dataset["left"], most - used);
  };
  field.addEventListener("input", show);
  if (field.value) show();
}

function decoded(file: File): Promise<HTMLImageElement> {
  return new Promise((done, failed) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = failed;
    image.src = URL.createObjectURL(file);
  });
}

async function smaller(file: File): Promise<File> {
  const image = await decoded(file);
  const scale = Math.min(1, MOST_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.82));
  return blob && blob.size < file.size ? new File([blob], "photo.jpg", { type: "image/jpeg" }) : file;
}

async function shrink(input: HTMLInputElement): Promise<void> {
  const chosen = Array.from(input.files ?? []);
  const bag = new DataTransfer();
  // What this browser cannot read goes as it is: the server says what is wrong with it.
  for (const file of chosen) bag.items.add(await smaller(file).catch(() => file));
  input.files = bag.files;
}

for (const line of document.querySelectorAll<HTMLElement>("[data-counts]")) count(line);
for (const input of document.querySelectorAll<HTMLInputElement>("input[type=file]")) {
  if (typeof DataTransfer !== "function") break;
  input.addEventListener("change", () => { void shrink(input); });
}

export {};
