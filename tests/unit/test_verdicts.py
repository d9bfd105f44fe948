"""Verdicts on claims whose subject is known: never a wrong one, and none where it cannot be told."""

from __future__ import annotations

import pytest

from bot.speech import Speech
from knowledge.claims import claim_of
from knowledge.loading import Knowledge
from knowledge.utterance import Listener
from knowledge.verdicts.judging import Checker
from knowledge.verdicts.words import load_claim_words


@pytest.fixture(scope="module")
def checker(base: Knowledge) -> Checker:
    speech = Speech(base)
    return Checker(base, load_claim_words(base.folder), {name: speech.computed_value(name) for name in base.computed})


def verdict(checker: Checker, listener: Listener, kind: str, text: str) -> bool | None:
    heard = listener.hear(text)
    claim = claim_of(heard)
    assert claim is not None
    return checker.verdict(kind, claim, heard)


TRUE = [
    # strange words around the very figure
    ("nhan_khau", "Dân số Kim Tân trên 18 nghìn người, phải không?"),
    ("chi_bo_co_quan", "Khối cơ quan, trường học có sáu chi bộ nhỉ?"),
    ("nha_van_hoa", "phường xây ba cái nhà văn hóa đk"),
    ("chi_bo_hoan_thanh", "trăm phần trăm chi bộ hoàn thành tốt nhiệm vụ đk"),
    ("chi_bo_hoan_thanh", "mười chi bộ thì đủ cả mười hoàn thành tốt nhiệm vụ, đúng không?"),
    ("thu_nhap_2019", "năm 2019 thu nhập bình quân 0,112 tỷ đồng đúng không"),
    ("to_dan_pho", "phường chia làm 37 tổ dân phố chứ không phải 38, đúng không?"),
    # a fraction is said of what is about as much, a mark passed of what is above it
    ("co_cau_tm_dv", "Chín phần mười kinh tế phường là thương mại, dịch vụ, phải không?"),
    ("thu_nhap_vuot", "thu nhập của dân cao hơn chỉ tiêu khoảng một phần mười, nhỉ?"),
    ("tang_truong", "Tốc độ tăng trưởng hằng năm vượt mốc 10%, đúng chứ?"),
    ("nong_thon_moi_kp", "Kinh phí giúp nông thôn mới chưa đến 120 triệu, đúng không?"),
    # the share of those of whom the contrary is true
    ("van_hoa_co_quan", "Có một số ít cơ quan, trường học chưa đạt văn hóa, khoảng 5%, phải không?"),
    ("van_hoa_ho", "còn 4% số hộ chưa đạt gia đình văn hóa, đúng không?"),
    ("chi_bo_hoan_thanh", "Ai cũng khen là không chi bộ nào trượt, 100% hoàn thành tốt, có thật không?"),
    # each from its own giver, named in one breath
    ("khen_thuong", "phuong duoc ca huan chuong lao dong lan co cua bo cong an, phai khong?"),
    # what is set aside first, or last
    ("thu_nhap_vuot", "Thu nhập không hụt mà vượt mục tiêu 11%, đúng chưa?"),
    ("thu_tuc_giam", "Thời gian làm thủ tục không tăng mà đã giảm 30%, đúng chứ?"),
    ("doi_thoai", "bac Loc bao chinh quyen doi thoai voi dan nhieu hon chu khong it di, bac noi dung khong"),
    ("trong_sach_5_nam", "Suốt năm năm không ngắt quãng, Đảng bộ đều đạt trong sạch, vững mạnh tiêu biểu, đúng không ạ?"),
    # years, "after" and "a year" are no numbers
    ("ngan_sach", "ns tb 24 tỉ 1 năm đúng hk z"),
    ("ket_nap", "Trong 5 năm đảng bộ kết nạp 43 đảng viên mới, đúng không ạ?"),
    ("thu_nhap_tang", "thu nhap binh quan tang gan 50 trieu sau bon nam 2015 - 2019 dung khong"),
    ("ho_kha", "hon mot nua so ho thu nhap kha tro len phai khong"),
    # words that only look like the other way without their accents
    ("hoan_thanh_chi_tieu", "ong hang xom bao khoa vua roi phuong lam dat het muc tieu de ra, dung khong"),
    ("tang_truong", "bot oi kinh te phuong moi nam tang 15%, dung khong"),
    # several parts, each with its own figure
    ("co_cau", "dịch vụ thương mại 91%, thủ công 9% đk ad"),
    ("chi_bo", "Đảng bộ có 28 chi bộ gồm 22 khu dân cư và 6 cơ quan, đúng không?"),
    ("thu_nhap_tang", "Thu nhập người dân từ 63 triệu năm 2015 đã lên 112 triệu năm 2019, đúng không?"),
    # nothing of it
    ("ho_ngheo", "Hộ nghèo ở phường bằng không, đúng chứ?"),
    ("ho_ngheo", "Phường mình xóa xong hộ nghèo rồi, phải không?"),
    ("ho_ngheo", "Phường giờ không còn hộ nghèo nào, phải hông"),
    ("an_ninh", "hổng có vụ trọng án nào xảy ra phải hông"),
    ("hoan_thanh_chi_tieu", "không chỉ tiêu nào bị bỏ lỡ, đúng không?"),
    # who gave it, who it is
    ("co_tinh", "Phường nhận nhiều bằng khen và cờ thi đua của UBND tỉnh, phải không?"),
    ("khen_thuong", "Phường vừa có huân chương vừa có cờ của Bộ Công an, đúng chứ?"),
    ("tac_gia", "Ông Cường là Bí thư Đảng ủy phường, đúng không?"),
    # items of a list
    ("xay_dung_dang", "xây dựng đảng đủ cả chính trị tư tưởng tổ chức đạo đức đk"),
    ("phuong_cham", "Phương châm có bốn vế, mở đầu là dân chủ, đúng không?"),
    ("dai_hoi_7", "Đại hội lần thứ bảy là cho giai đoạn 2020-2025 phải không?"),
]

FALSE = [
    # a plan told as done
    ("dot_pha_2", "Việc đột phá về xã hội hóa, đô thị văn minh đã hoàn tất từ năm 2019, phải không?"),
    ("dot_pha", "ba dot pha da lam xong het roi phai khong"),
    # a share of the economy is none of the people
    ("co_cau_tm_dv", "91% dân làm thương mại đúng không"),
    # a part with another figure, a part denied
    ("chi_bo", "28 chi bo gom 20 khu dan cu voi 8 co quan truong hoc, dung chua"),
    ("nong_thon_moi", "Hai thôn được hỗ trợ đều thuộc xã Hợp Thành, không có Tả Phời, phải không?"),
    # an item that is not one of them, the number of them being right
    ("dot_pha", "Một trong ba nhiệm vụ đột phá là phát triển du lịch cửa khẩu, có đúng không?"),
    ("van_hoa_co_quan", "95% cơ quan, trường học chưa đạt văn hóa, phải không?"),
    ("xay_dung_dang", "xây dựng đảng ở phường bỏ qua đạo đức đúng không"),
    # the other way
    ("tang_truong", "kinh tế phường tụt 15%/năm đk"),
    ("thu_nhap_vuot", "thu nhập bình quân kém mục tiêu 11% đúng không"),
    ("ket_nap_vuot", "kết nạp đảng viên thấp hơn mục tiêu 22% đúng không"),
    ("thu_tuc_giam", "thủ tục hành chính kéo dài thêm 30% đúng không"),
    ("thu_nhap_tang", "Thu nhập bình quân tụt từ 112 xuống 63 triệu, đúng không?"),
    ("doi_thoai", "Đối thoại với dân thưa thớt hẳn đi, phải không?"),
    # a figure of something else
    ("ket_nap", "Cả khóa trước kết nạp được 22 đảng viên, đúng chứ?"),
    ("nha_van_hoa_gia", "4 nhà văn hóa trị giá 15 tỷ đúng không bot"),
    ("nhan_khau", "dân số kim tân > 80.000 người, check giúp"),
    ("ket_nap", "Mỗi năm kết nạp 43 đảng viên phải không"),
    ("ket_nap", "7 năm kết nạp được 43 đảng viên mới phải không?"),
    ("ngan_sach", "thu ngân sách tổng cộng cả nhiệm kỳ là 24 tỷ đúng không"),
    ("to_dan_pho", "phường có 38 tổ dân phố chứ không phải 37, đúng không?"),
    # the parts swapped
    ("co_cau", "Kinh tế phường: thủ công 91%, dịch vụ thương mại 9%, đúng không?"),
    ("chi_bo", "Đảng bộ có 28 chi bộ gồm 6 khu dân cư và 22 cơ quan, đúng không?"),
    ("thu_nhap_tang", "Thu nhập năm 2015 là 112 triệu, năm 2019 là 63 triệu, tôi ghi vậy đúng chưa?"),
    # there is some
    ("ho_ngheo", "Phường chưa hết hộ nghèo, đúng không?"),
    ("ho_ngheo", "nghe nói hộ nghèo chiếm 2% đk"),
    ("an_ninh", "nghe đâu phường từng để xảy ra trọng án, thiệt hông"),
    # another giver, person, name, place
    ("huan_chuong", "Huân chương Lao động hạng Nhì do Quốc hội tặng phải không?"),
    ("co_tinh", "Cờ thi đua do Bộ Quốc phòng tặng phải không"),
    ("quy_dinh_213", "Quy định 213 do Thủ tướng ký phải không?"),
    ("tac_gia", "Chủ tịch phường tên Lê Văn Tám phải không?"),
    ("nghi_quyet_tw4", "Phường kiểm điểm theo Nghị quyết Trung ương 4 khóa IX phải không?"),
    ("vi_tri", "Phường Kim Tân thuộc thành phố Yên Bái, đúng không?"),
    ("nguon", "Bài đăng ngày 27/4/2020 đúng không?"),
    # an item that is not in the list, or some of them only
    ("phuong_cham", "Phương châm là dân chủ, đoàn kết, hòa bình, phát triển đúng không?"),
    ("xay_dung_dang", "Xây dựng Đảng ở phường chỉ gồm hai mặt chính trị và tư tưởng, đúng không?"),
    ("xa_hoi_hoa", "việc xã hội hóa chỉ có thay cây xanh thôi đúng không"),
    ("xa_hoi_hoa", "Phường xã hội hóa để đào hồ bơi và làm công viên nước, đúng không?"),
    ("hoan_thanh_chi_tieu", "phường chỉ hoàn thành 80% chỉ tiêu đúng không"),
]


@pytest.mark.parametrize(("kind", "text"), TRUE)
def test_what_the_report_says_is_true_however_it_is_put(checker: Checker, listener: Listener, kind: str, text: str) -> None:
    assert verdict(checker, listener, kind, text) is True


@pytest.mark.parametrize(("kind", "text"), FALSE)
def test_what_the_report_contradicts_is_not_true(checker: Checker, listener: Listener, kind: str, text: str) -> None:
    assert verdict(checker, listener, kind, text) is False


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ho", "chưa tới 10.000 hộ phải không"),
        ("an_sinh", "phường chỉ chăm lo gia đình chính sách thôi đúng không"),
        ("to_dan_pho", "bác Ba bảo 37 tổ dân phố, cô Tư nói 40 tổ dân phố, ai đúng?"),
        ("co_bo_cong_an", "Bộ Công an tặng cờ vì phong trào hiến máu nhân đạo, đúng không?"),
    ],
)
def test_what_is_neither_borne_out_nor_contradicted_gets_no_verdict(
    checker: Checker, listener: Listener, kind: str, text: str
) -> None:
    assert verdict(checker, listener, kind, text) is None


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("Chú Bình bảo phường có 37 tổ dân phố, cô Tư nói 40 tổ. Chú Bình nói đúng không?", True),
        ("Chú Bình bảo phường có 37 tổ dân phố, cô Tư nói 40 tổ. Cô Tư nói đúng không?", False),
        ("Bà Tám nói 40 tổ dân phố, con bà thì bảo không. Bà Tám nói có đúng không?", False),
    ],
)
def test_of_two_who_dispute_the_one_asked_about_is_judged(checker: Checker, listener: Listener, text: str, true: bool) -> None:
    assert verdict(checker, listener, "to_dan_pho", text) is true


@pytest.mark.parametrize(
    ("kind", "text", "meant"),
    [
        ("huan_chuong", "Chủ tịch nước, Bộ Công an và UBND tỉnh đều khen phường, đúng không?", "khen_thuong"),
        ("thu_nhap_2019", "thu nhập từ 63tr lên 112tr, chuẩn không", "thu_nhap_tang"),
        ("co_cau_tm_dv", "dịch vụ thương mại 91%, thủ công 9% đúng không", "co_cau"),
        ("huan_chuong", "Huân chương Lao động do Bộ Công an tặng, đúng không?", "huan_chuong"),
        ("chi_bo_co_quan", "Ngoài khu dân cư còn sáu chi bộ cơ quan, phải không?", "chi_bo_co_quan"),
    ],
)
def test_a_claim_about_several_parts_is_one_about_the_whole(
    checker: Checker, listener: Listener, kind: str, text: str, meant: str
) -> None:
    heard = listener.hear(text)
    claim = claim_of(heard)
    assert claim is not None
    assert checker.meant(kind, claim, heard) == meant
