"""What is said when a row is taken back."""

TEXTS = {
    "undo.done": ("已从 {file} 第 {line} 行撤去：{row}", "taken out of {file}, line {line}: {row}"),
    "undo.nothing": (
        "没有尚未提交的行可撤；已提交的数用 record 更正，或填“撤回”并写明原因",
        "no row is uncommitted; correct a committed figure with record, or take it back with “withdrawn” and a note",
    ),
    "undo.nothing-of": (
        "{id} 没有尚未提交的行可撤；已提交的数用 record 更正，或填“撤回”并写明原因",
        (
            "no row of {id} is uncommitted; correct a committed figure with record, or take it back with "
            "“withdrawn” and a note"
        ),
    ),
    "undo.several": (
        "几个文件都有尚未提交的行：{files}；请写明事项，或用 --file 指定文件",
        "several files have uncommitted rows: {files}; name the item, or the file with --file",
    ),
    "undo.not-a-table": ("{file} 不是本计划的完成值文件", "{file} is no table of this plan's actuals"),
    "undo.alone": (
        "--undo 只撤回上一行，不与数值、期别或文字同用",
        "--undo only takes back the last row; it goes with no value, period or words",
    ),
}
