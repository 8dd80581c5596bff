"""Why a source document is not read."""

TEXTS = {
    "document.too-large": ("文件超过 {limit} MB，未读取", "the file is larger than {limit} MB and was not read"),
    "document.broken": ("文件已损坏，无法读取（{problem}）", "the file is broken and cannot be read ({problem})"),
    "document.locked-or-old": (
        "文件加了密码，或是旧格式（.doc、.xls）；请去掉密码，另存为 .docx 或纯文本",
        "the file has a password or an old format (.doc, .xls): take the password off, save it as .docx or plain text",
    ),
    "document.macros": (
        "文件带有宏，未读取；请另存为不带宏的 .docx",
        "the file carries macros and was not read: save it as .docx",
    ),
    "document.entities": ("文件里有外部实体声明，未读取", "the file declares entities and was not read"),
    "document.password": ("PDF 加了密码，请先去掉密码", "the PDF has a password: take it off first"),
    "document.too-many-pages": ("PDF 超过 {limit} 页，未读取", "the PDF has more than {limit} pages and was not read"),
    "document.beside": ("未读入正文的部分：{parts}", "not read as part of the text: {parts}"),
    "document.beside-header": ("页眉 {count} 处（“{text}”）", "{count} headers (“{text}”)"),
    "document.beside-footer": ("页脚 {count} 处（“{text}”）", "{count} footers (“{text}”)"),
    "document.beside-footnotes": ("脚注、尾注 {count} 条（“{text}”）", "{count} notes (“{text}”)"),
    "document.beside-comments": ("批注 {count} 条（“{text}”）", "{count} comments (“{text}”)"),
    "document.scan": (
        "PDF 没有文字层，是扫描件；请先做文字识别，或另存为文本",
        "the PDF has no text layer, it is a scan: have its text recognised first, or save it as text",
    ),
}
