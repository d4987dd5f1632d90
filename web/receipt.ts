// On the receipt: keeps the card as a picture on the phone. It is drawn here, character by character as it stands on the
// page, so nothing about it leaves the device.

const SHARP = 2;
const MARGIN = 16;

type Pen = { draw: CanvasRenderingContext2D; left: number; top: number };

function isSeen(element: Element): boolean {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
}

function boxes(pen: Pen, element: Element): void {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left - pen.left, box.top - pen.top];
  if (style.backgroundColor !== "rgba(0, 0, 0, 0)") {
    pen.draw.fillStyle = style.backgroundColor;
    pen.draw.fillRect(x, y, box.width, box.height);
  }
  const line = (side: "top" | "right" | "bottom" | "left", from: [number, number], to: [number, number]) => {
    const width = parseFloat(style.getPropertyValue(`border-${side}-width`));
    if (!width || style.getPropertyValue(`border-${side}-style`) === "none") return;
    pen.draw.lineWidth = width;
    pen.draw.strokeStyle = style.getPropertyValue(`border-${side}-color`);
    pen.draw.setLineDash(style.getPropertyValue(`border-${side}-style`) === "dashed" ? [6, 4] : []);
    pen.draw.beginPath();
    pen.draw.moveTo(...from);
    pen.draw.lineTo(...to);
    pen.draw.stroke();
  };
  const [right, bottom] = [x + box.width, y + box.height];
  line("top", [x, y], [right, y]);
  line("bottom", [x, bottom], [right, bottom]);
  line("left", [x, y], [x, bottom]);
  line("right", [right, y], [right, bottom]);
  // Where to tear.
  if (getComputedStyle(element, "::before").borderTopStyle === "dashed") {
    pen.draw.strokeStyle = getComputedStyle(element, "::before").borderTopColor;
    pen.draw.lineWidth = SHARP;
    pen.draw.setLineDash([6, 4]);
    pen.draw.beginPath();
    pen.draw.moveTo(x, y);
    pen.draw.lineTo(right, y);
    pen.draw.stroke();
  }
}

function words(pen: Pen, text: Text): void {
  const holder = text.parentElement;
  if (!holder || !isSeen(holder)) return;
  const style = getComputedStyle(holder);
  pen.draw.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  pen.draw.fillStyle = style.color;
  pen.draw.textBaseline = "middle";
  const range = document.createRange();
  let at = 0;
  for (const sign of text.data) {
    range.setStart(text, at);
    range.setEnd(text, (at += sign.length));
    const box = range.getClientRects()[0];
    if (box && sign.trim()) pen.draw.fillText(sign, box.left - pen.left, box.top - pen.top + box.height / 2);
  }
}

async function drawing(pen: Pen, svg: Element): Promise<void> {
  const box = svg.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  pen.draw.drawImage(image, box.left - pen.left, box.top - pen.top, box.width, box.height);
}

async function picture(card: Element): Promise<Blob | null> {
  const box = card.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil((box.width + 2 * MARGIN) * SHARP);
  canvas.height = Math.ceil((box.height + 2 * MARGIN) * SHARP);
  const draw = canvas.getContext("2d");
  if (!draw) return null;
  draw.scale(SHARP, SHARP);
  draw.fillStyle = getComputedStyle(document.body).backgroundColor;
  draw.fillRect(0, 0, canvas.width, canvas.height);
  const pen = { draw, left: box.left - MARGIN, top: box.top - MARGIN };
  boxes(pen, card);
  const walk = document.createTreeWalker(card, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node instanceof Text) words(pen, node);
    else if (node instanceof SVGSVGElement) await drawing(pen, node);
    else if (node instanceof HTMLElement && isSeen(node)) boxes(pen, node);
  }
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-save]")) {
  const card = document.getElementById(button.dataset["save"] ?? "");
  if (!card) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    void picture(card).then((blob) => {
      if (!blob) return;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = button.dataset["name"] ?? "receipt.png";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    });
  });
}

export {};
