"""Every sentence that residents and officers are shown, in Vietnamese, in one place."""

from __future__ import annotations

from knowledge.model import Topic

# Topics, in the order they are browsed
TOPIC_TITLES: dict[Topic, str] = {
    "dia_ban": "Địa bàn, dân cư",
    "dang_bo": "Đảng bộ phường",
    "kinh_te": "Kinh tế 2015–2020",
    "xa_hoi": "Hành chính, xã hội, đô thị",
    "khen_thuong": "Khen thưởng",
    "nhiem_ky": "Nhiệm kỳ 2020–2025",
    "bao_cao": "Về báo cáo",
}

# Buttons
SOURCE = "Nguồn"
SOURCE_NUMBERED = "Nguồn {number}"
SHARE = "Chia sẻ"
GOOD = "👍"
BAD = "👎"
ALL_TOPICS = "Các chủ đề"
BACK_TO_TOPICS = "Về các chủ đề"
NEXT_PAGE = "Trang sau"
PREVIOUS_PAGE = "Trang trước"
HELP = "Hướng dẫn"
OPEN_REPORT = "Mở bài báo"

# Pictures
CHART = "Biểu đồ"
CHART_TITLES: dict[str, str] = {
    "thu_nhap": "Thu nhập bình quân của người dân {place}",
    "co_cau": "Cơ cấu kinh tế {place}",
    "van_hoa": "Danh hiệu văn hóa hằng năm ở {place}",
    "chi_bo": "Chi bộ trực thuộc Đảng bộ {place}",
    "chi_tieu": "Kết quả 2015–2020 so với mục tiêu đại hội, {place}",
}
CHART_LABELS: dict[str, str] = {
    "co_cau_tm_dv": "Thương mại, dịch vụ",
    "co_cau_ttcn": "Tiểu thủ công nghiệp",
    "van_hoa_ho": "Hộ gia đình",
    "van_hoa_to": "Tổ dân phố",
    "van_hoa_co_quan": "Cơ quan, đơn vị, trường học",
    "chi_bo_khu_dan_cu": "Ở khu dân cư",
    "chi_bo_co_quan": "Ở cơ quan, đơn vị, trường học",
    "thu_nhap_2019": "Thu nhập bình quân năm 2019",
    "ngan_sach": "Thu ngân sách mỗi năm",
    "ket_nap": "Đảng viên mới kết nạp",
}
CHART_NOTES: dict[str, str] = {
    "thu_nhap": "Tăng {thu_nhap_tang_dong}, tức khoảng {thu_nhap_tang_phan_tram}.",
    "chi_bo": "Tất cả: {whole}, mỗi ô là một chi bộ.",
    "chi_tieu": "Mục tiêu được tính ngược từ phần vượt; báo cáo không in.",
}
CHART_YEAR = "Năm {year}"
CHART_PASSED = "{result}, vượt {lead}"
CHART_TARGET = "mục tiêu khoảng {target}"
CHART_SOURCE = "Nguồn: {publisher}, {published}, đoạn {paragraphs}"
AND = "và"

# What stands after an answer
ASIDE = "Báo cáo {as_of}, đoạn {paragraph}"
ASIDE_PARAGRAPHS = "Báo cáo {as_of}, đoạn {paragraphs}"
ASIDE_NO_PARAGRAPH = "Báo cáo {as_of}"
ASIDE_COMPUTED = "Tính từ số liệu báo cáo {as_of}"

# Checks
TRUE = "Đúng: {figure}"
TRUE_PLAIN = "Đúng."
FALSE = "Chưa đúng: báo cáo ghi {figure}"
FALSE_PLAIN = "Chưa đúng."

# Several questions
NUMBERED = "{number}. {lead}"
PART_NOT_SAID = "{number}. Ý này báo cáo không nêu: «{asked}»"

# Suggestions
SUGGEST = "Tôi chưa chắc đã hiểu đúng ý. Có phải anh chị muốn hỏi một trong các mục dưới đây?"

# Declines
DECLINE = "Báo cáo không nêu điều này, nên tôi không trả lời để tránh nói sai."
DECLINE_ABOUT = "Báo cáo không nêu {asked}."
DECLINE_PLACE = "Báo cáo chỉ nói về {place}, không có số liệu của {asked}."
DECLINE_PART_OF_WARD = "Báo cáo chỉ có số liệu chung của {place}, không có riêng cho {asked}."
DECLINE_YEAR = "Báo cáo không có số liệu của {asked} cho mục «{title}»."
DECLINE_TERM = "Báo cáo không nêu mục «{title}» cho thời gian này ({asked})."
DECLINE_YEAR_PLAIN = "Báo cáo không có số liệu của {asked} cho điều này."
DECLINE_TERM_PLAIN = "Báo cáo không nêu điều này cho thời gian đó ({asked})."
DECLINE_NAME = "Báo cáo không nêu {asked}."
NOTHING_TO_READ = "Cảm ơn anh chị. Khi cần tra số liệu của phường, mời anh chị gõ câu hỏi, ví dụ: «phường có bao nhiêu hộ»."

# The source of a fact
SOURCE_LEAD = "Nguồn: {title}"
SOURCE_TEXT = "{publisher}, ngày {published}, bài «{article}»."
SOURCE_PARAGRAPH = "Đoạn {paragraph} của bài."
SOURCE_SIGNATURE = "Ở phần đầu bài và chữ ký cuối bài."
SOURCE_ADDRESS = "{address}"
SOURCE_OF_COMPUTED = "Báo cáo không in số này; số được tính từ các mục sau:"

# What people think of an answer
THANKS_GOOD = "Cảm ơn anh chị đã cho biết."
THANKS_BAD = "Cảm ơn anh chị đã cho biết. Anh chị thử hỏi lại bằng câu khác, hoặc xem /chude."

# Inline mode: facts offered in any chat while somebody types
OFFER = "{figure} (báo cáo {as_of})\n{statement}"
OFFER_COMPUTED = "{figure} (tính từ số liệu báo cáo {as_of})\n{statement}"
OFFER_WITHOUT_FIGURE = "{statement} (báo cáo {as_of})"
OFFER_MORE = "Hỏi thêm"
OFFER_SOURCE = "Nguồn: {publisher}, ngày {published}."
NOTHING_OFFERED = "Báo cáo không có mục này. Hỏi bot trong chat riêng"

# Greeting, help, topics
START = (
    "Xin chào anh chị. Tôi trả lời câu hỏi về {place} theo báo cáo đăng {publisher} ngày {published}. "
    "Anh chị cứ gõ câu hỏi, có dấu hay không dấu đều được."
)
START_EXAMPLES = "Ví dụ:"
EXAMPLES = (
    "Phường có bao nhiêu hộ?",
    "thu nhap binh quan nam 2019",
    "Phường được khen thưởng những gì?",
    "3 nhiệm vụ đột phá 2020–2025",
    "Nghe nói phường có 37 tổ dân phố, đúng không?",
)
START_NOTE = "Số liệu là của thời điểm báo cáo ({as_of}), không phải số hiện nay."
HELP_LEAD = "Tôi giúp được gì"
HELP_TEXT = (
    "Tôi trả lời theo đúng những gì báo cáo {as_of} viết về {place}: dân cư, Đảng bộ, kinh tế, xã hội, khen thưởng, "
    "nhiệm vụ nhiệm kỳ 2020–2025. Điều gì báo cáo không nêu, tôi nói rõ là không có."
)
HELP_ITEMS = (
    "Gõ câu hỏi bằng lời của mình, có thể hỏi vài ý trong một tin.",
    "Muốn kiểm tra một con số: gõ con số kèm «đúng không».",
    "Hỏi tiếp được ngay: «thế năm 2015?», «vượt bao nhiêu?», «ai tặng?».",
    "/chude để xem tất cả các mục, /help để xem lại hướng dẫn này.",
)
TOPICS_LEAD = "Các chủ đề"
TOPICS_TEXT = "Mời anh chị chọn một chủ đề."
TOPIC_LEAD = "{title}"
TOPIC_TEXT = "Mời anh chị chọn một mục. Trang {page}/{pages}."
TOPIC_TEXT_ONE_PAGE = "Mời anh chị chọn một mục."
UNKNOWN_BUTTON = "Nút này không còn dùng được. Mời anh chị gõ câu hỏi, hoặc chọn trong các chủ đề."
UNKNOWN_LINK = "Đường dẫn này không trỏ tới mục nào của báo cáo. Mời anh chị gõ câu hỏi, hoặc chọn trong các chủ đề."

# Groups
SUGGEST_GROUP = "Có phải anh chị muốn hỏi một trong các mục dưới đây?"
DECLINE_GROUP = "Báo cáo không nêu điều này."
GROUP_HELP = "Trong nhóm, mời anh chị hỏi bằng /hoi kèm câu hỏi, nhắc tên @{name}, hoặc trả lời tin của tôi."
GROUP_TOPICS = "Danh sách các chủ đề dài, mời anh chị xem trong khung chat riêng."
OPEN_PRIVATE = "Mở khung chat riêng"
OPEN_LIST = "Xem đủ danh sách"
REPEATED = "Mục «{title}» vừa được trả lời: {address}"
REPEATED_QUOTED = "Mục «{title}» vừa được trả lời ở tin được trích."

# What the admins of a group set by /caidat
OPTIONS_LEAD = "Cài đặt của nhóm này"
OPTIONS_LENGTH = "Câu trả lời: {value}."
OPTIONS_QUIET = "Giờ yên tĩnh (trả lời không báo chuông): {value}."
OPTIONS_EDITS = "Khi câu hỏi được sửa: {value}."
OPTIONS_NOTE = "Chỉ quản trị viên của nhóm đổi được. Muốn đặt giờ khác, gõ /caidat kèm giờ, ví dụ: /caidat 20-7"
OPTIONS_NOT_SAVED = "Lưu ý: chưa ghi được vào tệp dữ liệu, cài đặt này mất khi bot khởi động lại."
LENGTHS: dict[str, str] = {"short": "Ngắn", "medium": "Vừa", "full": "Đầy đủ"}
OPTION_QUIET = "{start}–{end} giờ"
OPTION_NO_QUIET = "Không đặt giờ yên tĩnh"
OPTION_FOLLOW = "Sửa câu trả lời theo"
OPTION_NO_FOLLOW = "Giữ nguyên"
OPTION_CHOSEN = "✓ {label}"
OPTIONS_ONLY_IN_GROUPS = "Lệnh /caidat dùng trong nhóm, do quản trị viên của nhóm gõ."
OPTIONS_ONLY_ADMINS = "Chỉ quản trị viên của nhóm đổi được cài đặt."
OPTIONS_CANNOT_TELL = "Tôi chưa hỏi được Telegram ai là quản trị viên của nhóm. Mời anh chị thử lại sau ít phút."

# What the bot's profile says; a command has at most 32 letters, its description 256, the profile's 512 and 120
COMMANDS_PRIVATE: dict[str, str] = {
    "start": "Bắt đầu",
    "hoi": "Hỏi về phường, ví dụ: /hoi phường có bao nhiêu hộ",
    "chude": "Xem tất cả các chủ đề",
    "help": "Cách hỏi",
}
COMMANDS_GROUP: dict[str, str] = {
    "hoi": "Hỏi về phường, ví dụ: /hoi phường có bao nhiêu hộ",
    "chude": "Xem các chủ đề trong khung chat riêng",
    "help": "Cách hỏi trong nhóm",
}
COMMANDS_ADMIN: dict[str, str] = {**COMMANDS_GROUP, "caidat": "Cài đặt của nhóm (quản trị viên)"}
PROFILE_DESCRIPTION = (
    "Trả lời câu hỏi về {place} theo báo cáo đăng {publisher} ngày {published}: dân cư, Đảng bộ, kinh tế, xã hội, khen thưởng, "
    "nhiệm vụ nhiệm kỳ 2020–2025.\n\n"
    "Anh chị cứ gõ câu hỏi, có dấu hay không dấu đều được. Điều gì báo cáo không nêu, bot nói rõ là không có. "
    "Đây là chương trình tự động, không phải cán bộ phường."
)
PROFILE_SHORT = "Hỏi đáp về {place} theo báo cáo {as_of}. Chương trình tự động, trả lời kèm nguồn."
LOG_PROFILE_KEPT = "Chưa đặt được phần giới thiệu của bot ({what}: {reason}); bot vẫn trả lời, lần khởi động sau sẽ đặt lại."

# Small talk
COURTESIES: dict[str, str] = {
    "greeting": "Xin chào anh chị. Anh chị muốn hỏi gì về {place}?",
    "thanks": "Rất vui được giúp anh chị. Anh chị cần hỏi thêm gì cứ nhắn.",
    "farewell": "Chào anh chị. Khi cần tra số liệu của phường, anh chị cứ nhắn.",
    "assent": "Vâng. Anh chị cần hỏi thêm gì về {place} cứ nhắn.",
    "who": (
        "Tôi là chương trình trả lời tự động về {place}, chỉ dựa vào báo cáo đăng {publisher} ngày {published}; "
        "không phải cán bộ phường."
    ),
    "emergency": (
        "Tôi là chương trình tra cứu số liệu, không tiếp nhận được việc khẩn cấp. Anh chị gọi ngay 113 (công an), 114 (cứu hỏa, "
        "cứu nạn) hoặc 115 (cấp cứu), và báo người thân ở gần."
    ),
    "help": "Tôi trả lời câu hỏi về {place} theo báo cáo {as_of}. Mời anh chị gõ câu hỏi hoặc chọn một chủ đề.",
    "rude": "Tôi xin lỗi nếu câu trả lời chưa đúng ý. Anh chị thử hỏi lại bằng câu khác, hoặc chọn trong các chủ đề.",
}

# Messages that are no text
UNSUPPORTED: dict[str, str] = {
    "sticker": "Cảm ơn anh chị. Tôi chỉ đọc được chữ, mời anh chị gõ câu hỏi.",
    "voice": "Tôi chưa nghe được tin nhắn thoại. Mời anh chị gõ câu hỏi bằng chữ.",
    "photo": "Tôi chưa xem được ảnh. Mời anh chị gõ câu hỏi bằng chữ.",
    "video": "Tôi chưa xem được video. Mời anh chị gõ câu hỏi bằng chữ.",
    "document": "Tôi chưa đọc được tệp. Mời anh chị gõ câu hỏi bằng chữ.",
    "location": "Tôi không dùng vị trí của anh chị. Mời anh chị gõ câu hỏi bằng chữ.",
    "contact": "Tôi không lưu danh bạ. Mời anh chị gõ câu hỏi bằng chữ.",
    "other": "Tôi chỉ đọc được tin nhắn chữ. Mời anh chị gõ câu hỏi.",
}

# The trace, for those who ask why
WHY_READ = "Đọc là: {words}"
WHY_REPAIRED = "Sửa chính tả: {pairs}"
WHY_MOMENT = "Thời gian: {asked}"
WHY_PLACE = "Nơi chốn: {asked}"
WHY_NUMBER = "Con số: {asked}"
WHY_NAME = "Số hiệu: {asked}"
WHY_RANKING = "Gần nhất: {ranking}"
WHY_UNEXPLAINED = "Từ lạ với mục này: {words}"
WHY_SURE = "Độ chắc: {sure}% (trả lời từ {least}%)"
WHY_EVIDENCE = "Vì: {evidence}"
WHY_VETO = "Chặn: {reason} ({asked})"
WHY_DOUBT = "Chưa trả lời thẳng: {reason}"
WHY_PIECE = "Ý {number}: «{words}» → {title} ({sure}%)"
WHY_CLAIM = "Câu này nhờ kiểm tra: {asked}"
WHY_CONTEXT = "Hiểu theo câu trước: {title}"
WHY_COURTESY = "Lời chào hỏi: {name}"
WHY_DECIDED = "Kết luận: {outcome}"
OUTCOMES: dict[str, str] = {
    "answer": "trả lời", "suggest": "gợi ý, vì chưa đủ chắc", "decline": "nói rõ là báo cáo không nêu", "smalltalk": "chào hỏi",
}  # fmt: skip
VETO_REASONS: dict[str, str] = {
    "place": "hỏi về nơi khác", "part of the ward": "hỏi riêng một phần của phường", "year": "năm báo cáo không có",
    "term": "nhiệm kỳ hoặc thời gian khác", "number of a name": "số hiệu khác",
}  # fmt: skip
DOUBT_REASONS: dict[str, str] = {
    "limited": "có từ chỉ điều báo cáo không nêu", "given": "đã nêu sẵn con số của mục này, có thể hỏi số khác",
    "computed": "thiếu từ của con số phải tính ra", "unlike": "không giống câu hỏi nào đã biết của mục này",
    "counted": "có thể đang hỏi số lượng của thứ khác", "otherwise": "hỏi điều khác về mục này, hoặc chỉ hỏi một phần",
    "time": "chỉ nêu thời gian, không rõ hỏi gì",
}  # fmt: skip
EVIDENCE_NAMES: dict[str, str] = {
    "score": "cả câu giống mục này", "margin": "hơn hẳn mục thứ hai", "over_none": "hơn câu ngoài báo cáo",
    "focus_score": "phần hỏi giống mục này", "focus_over_none": "phần hỏi hơn câu ngoài báo cáo",
    "focus_margin": "phần hỏi hơn mục thứ hai", "missing": "thiếu từ bắt buộc", "alike": "có từ của mục dễ nhầm",
    "strangest": "có từ lạ", "strange": "nhiều từ lạ", "unnamed": "không nhắc tới phường",
    "strange_unnamed": "nhiều từ lạ mà không nhắc tới phường", "aligned": "gần câu đã biết",
    "near_own": "giống một câu đã biết", "near_few": "giống vài câu đã biết",
    "near_none": "giống câu ngoài báo cáo", "near_other": "giống câu của mục khác", "votes_own": "các câu gần nhất thuộc mục này",
    "votes_none": "các câu gần nhất ngoài báo cáo", "votes_several": "các câu gần nhất hỏi nhiều ý",
    "over_several": "hơn câu hỏi nhiều ý", "repaired": "phải sửa chính tả",
    "few_words": "câu rất ngắn", "clauses": "nhiều vế", "beyond": "hỏi điều báo cáo không nêu",
    "beyond_aside": "vế khác hỏi điều báo cáo không nêu", "asks_later": "câu hỏi nằm ở vế sau", "in_context": "nối với câu trước",
    "context_margin": "nối với câu trước hơn mục thứ hai", "context_over_none": "nối với câu trước hơn là ra ngoài báo cáo",
    "alone_agrees": "đứng riêng cũng hiểu vậy", "alone_sure": "đứng riêng đã chắc", "alone_score": "đứng riêng giống mục này",
    "alone_best": "đứng riêng giống mục nhất", "words": "câu dài", "same_kind": "vẫn là mục vừa nói",
    "same_topic": "cùng chủ đề với câu trước",
    "alone_same_topic": "đứng riêng cũng cùng chủ đề", "links": "mở đầu như câu hỏi tiếp",
}  # fmt: skip

# Telegram and the command `kimtan run`

APOLOGY = "Xin lỗi anh chị, tôi chưa trả lời được tin này. Mời anh chị hỏi lại sau ít phút."

NO_TOKEN = (
    "KIMTAN_TOKEN: chưa có mã (token) của bot. Cách lấy: trong Telegram, nhắn /newbot cho @BotFather, "
    "rồi đặt mã nhận được vào biến này.\n"
    "Chưa có mã thì vẫn hỏi thử được ngay trong cửa sổ dòng lệnh: kimtan chat"
)
NO_WEBHOOK_YET = "KIMTAN_WEBHOOK_URL: bản này chỉ nhận tin bằng long polling; hãy bỏ biến này rồi chạy lại."
TOKEN_REFUSED = (
    "KIMTAN_TOKEN: Telegram nhiều lần không nhận mã này. Hãy xem lại mã ở @BotFather, và KIMTAN_API_URL, KIMTAN_PROXY nếu có đặt."
)

LOG_STARTED = "Bot @{username} đang chạy. Dừng bằng Ctrl+C."
LOG_STOPPING = "Đang dừng: không nhận tin mới, trả lời nốt tin đang dở."
LOG_STOPPED = "Đã dừng."
LOG_CONNECTED_AGAIN = "Đã kết nối lại với Telegram."
LOG_NO_CONNECTION = (
    "Không kết nối được với Telegram ({reason}); thử lại sau {seconds} giây. "
    "Nếu mạng chặn Telegram, hãy đặt KIMTAN_PROXY hoặc KIMTAN_API_URL."
)
LOG_TOKEN_REFUSED = "Telegram không nhận mã của bot (KIMTAN_TOKEN); thử lại sau {seconds} giây."
LOG_CONFLICT = "Có một chương trình khác đang nhận tin bằng cùng mã bot; chỉ được chạy một. Thử lại sau {seconds} giây."
LOG_WEBHOOK_SET = (
    "Bot đang đặt webhook nên không nhận tin bằng long polling được. Nếu không dùng webhook nữa, "
    "hãy gọi deleteWebhook. Thử lại sau {seconds} giây."
)
LOG_FLOOD = "Telegram yêu cầu chờ {seconds} giây (429)."
LOG_DROPPED = "Bỏ tin {update}: xử lý nhiều lần đều hỏng."
LOG_UNKNOWN_VARIABLE = "{name}: không có biến này, có lẽ viết sai tên; bỏ qua."

# What must last
ONLY_SQLITE_YET = (
    "KIMTAN_DATABASE_URL: bản này chỉ lưu được vào tệp SQLite (sqlite:///tệp); hãy đổi hoặc bỏ biến này rồi chạy lại."
)
STORAGE_FAULT = (
    "Không dùng được tệp dữ liệu {file} ({reason}); bot vẫn trả lời, nhưng những gì cần lưu lúc này sẽ mất khi khởi động lại."
)
STORAGE_LOCKED = "chương trình khác đang giữ tệp"
STORAGE_BROKEN = "tệp hỏng hoặc không phải tệp SQLite"
STORAGE_CLOSED = "không mở hoặc không ghi được, hãy xem quyền của tệp và thư mục"
STORAGE_FULL = "đĩa đầy"
STORAGE_NEWER = "tệp do bản mới hơn của bot ghi"
LOG_STORAGE_AGAIN = "Tệp dữ liệu đã dùng lại được."

SETTING_TOKEN = "mã của bot có dạng 123456789:ABC…, chép nguyên từ @BotFather"
SETTING_API_URL = "cần địa chỉ http:// hoặc https:// kết thúc bằng /bot, ví dụ https://api.telegram.org/bot"
SETTING_PROXY = "cần dạng http://máy:cổng hoặc socks5://máy:cổng, có thể kèm tên:mật-khẩu@ trước tên máy"
SETTING_DATABASE_URL = "cần dạng sqlite:///tệp hoặc postgresql://người-dùng:mật-khẩu@máy/tên"
SETTING_WEBHOOK_URL = "cần địa chỉ bắt đầu bằng https://"
SETTING_WEBHOOK_SECRET = "cần 1 đến 256 ký tự trong A-Z, a-z, 0-9, _ và -"
SETTING_LISTEN = 'cần dạng máy:cổng, cổng từ 1 đến 65535, ví dụ 127.0.0.1:8080; đang là "{value}"'
SETTING_OFFICERS = 'cần các mã số người dùng Telegram, cách nhau bằng dấu phẩy; "{value}" không phải mã số'
SETTING_REPORT = 'cần mã báo cáo gồm chữ thường, chữ số và _, ví dụ kim_tan_2020; đang là "{value}"'
SETTING_KNOWLEDGE = 'không có thư mục "{value}"'
SETTING_LOG_LEVEL = 'cần một trong DEBUG, INFO, WARNING, ERROR; đang là "{value}"'
ORIGINS: dict[str, str] = {
    "short form": "viết tắt", "raw keystrokes": "gõ khi tắt bộ gõ", "joined words": "viết liền", "slip of the keys": "gõ nhầm",
    "spelled by ear": "viết theo tiếng nói",
}  # fmt: skip

# The command line
CLI_DESCRIPTION = "Trả lời câu hỏi về phường theo báo cáo, không bao giờ nói sai số liệu."
CLI_RUN = "chạy bot Telegram (cần KIMTAN_TOKEN)"
CLI_CHAT = "trò chuyện ngay trong cửa sổ dòng lệnh"
CLI_ASK = "trả lời một câu hỏi"
CLI_ASK_QUESTION = "câu hỏi"
CLI_ASK_WHY = "nói rõ vì sao trả lời như vậy"
CLI_ASK_JSON = "in kết quả dạng JSON"
CLI_ASK_JSONL = "đọc nhiều câu hỏi từ đầu vào, mỗi dòng một JSON"
CLI_ASK_WHAT = "ask: cần một câu hỏi, hoặc --jsonl"
CLI_FACTS = "liệt kê mọi mục của báo cáo"
CLI_FACTS_JSON = "in dạng JSON"
CLI_CHECK = "kiểm tra các tệp tri thức"
CLI_CHECK_FILES = "chỉ nêu lỗi của những tệp này"
CLI_QR = "tạo mã QR mở bot, để in dán ở bảng tin"
CLI_QR_TARGET = "mã của một mục (xem kimtan facts), hoặc start để mở lời chào"
CLI_QR_OUTPUT = "tệp ảnh sẽ ghi: .png, .svg hoặc .pdf"
CLI_QR_BOT = "tên người dùng của bot, ví dụ hoidap_kimtan_bot; không ghi thì hỏi Telegram bằng KIMTAN_TOKEN"
QR_FORMAT = "tên tệp phải kết thúc bằng một trong {formats}"
QR_BAD_NAME = "tên bot gồm 4 đến 32 chữ cái, chữ số và _"
QR_NO_FACT = "{target}: không có mục này; kimtan facts liệt kê mọi mục."
QR_NO_NAME = "Chưa biết tên bot: hãy ghi --bot TÊN, hoặc đặt KIMTAN_TOKEN để hỏi Telegram."
QR_NO_ANSWER = "Không hỏi được Telegram tên của bot ({reason}); hãy ghi --bot TÊN."
QR_WRITTEN = "Đã ghi {file}: {link}"
QR_NOT_WRITTEN = "{file}: không ghi được ({reason})"
BAD_LINE = "dòng {number}: không đọc được ({fault})"
CHECK_CLEAN = "Các tệp tri thức không có lỗi."
CONSOLE_HINT = "Gõ câu hỏi, hoặc số của nút. /help: hướng dẫn, /chude: các chủ đề, /thoat hoặc Ctrl-D: thôi."
CONSOLE_BYE = "Chào anh chị."
