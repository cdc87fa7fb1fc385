// xlwings loads this file in the task pane. A button there names its script; the server's orders call finsamUtfor.
import { bladavtryck } from "./avtryck.js";
import { config } from "./config.js";
import { finsamUtfor } from "./finsam.js";
import { lasBoken } from "./las.js";

const CHANGED = "Boken har ändrats sedan den lästes. Kör igen. Programmet har inte skrivit något i den.";

const xlwings = globalThis.xlwings;
xlwings.registerCallback(finsamUtfor);

export async function kor(script, args = []) {
  await Office.onReady();
  const auth = typeof globalThis.getAuth === "function" ? await globalThis.getAuth() : { token: "", provider: "" };
  const headers = { "Content-Type": "application/json", Authorization: auth.token, "Auth-Provider": auth.provider };
  await Excel.run(async (context) => {
    const read = await lasBoken(context);
    const prints = await bladavtryck(context, rememberedSheets(read));
    const sheets = read.sheets.map((sheet) => ({ ...sheet, avtryck: prints[sheet.name] ?? "" }));
    const book = { ...read, sheets, version: config.xlwingsVersion, args };
    const url = `${window.location.origin}${config.appPath}/xlwings/custom-scripts-call/${script}`;
    const answer = await globalThis.xwRequest.post(url, book, { headers, timeout: config.requestTimeout * 1000 });
    const changes = answer.data.actions.some((action) => action.func === "runMacro");
    if (changes && JSON.stringify(await lasBoken(context)) !== JSON.stringify(read)) throw new Error(CHANGED);
    await xlwings.runActions(answer.data, context);
  });
}

// The sheets of ours, as the hidden sheet of fingerprints has them.
function rememberedSheets({ sheets }) {
  const there = new Set(sheets.map((sheet) => sheet.name));
  const memory = sheets.find((sheet) => sheet.name === "_finsam");
  return (memory?.values ?? []).map(([name]) => name).filter((name) => there.has(name));
}

const base64 = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

const ja = () => document.querySelector("#svara-ja")?.checked ?? false;

async function press(button) {
  button.disabled = true;
  xlwings.hideGlobalError();
  try {
    const files = [...(document.querySelector(button.dataset.filer ?? "#finsam-inga")?.files ?? [])];
    const args = button.dataset.filer ? [files.map((file) => file.name), await Promise.all(files.map(base64)), ja()] : [];
    await kor(button.dataset.skript, args);
  } catch (fault) {
    xlwings.showGlobalError(fault.response?.data?.detail ?? fault.cause?.message ?? fault.message ?? String(fault));
  } finally {
    button.disabled = false;
  }
}

document.querySelectorAll("[data-skript]").forEach((button) => button.addEventListener("click", () => press(button)));
